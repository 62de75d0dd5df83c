/**
 * The command line of {@code ./p2p bench}. Each bench has a package; those of JMH run in {@link
 * dev.p2p.benchmarks.micro}, the others in processes of their own ({@link
 * dev.p2p.benchmarks.process}).
 */
@NullMarked
package dev.p2p.benchmarks;

import org.jspecify.annotations.NullMarked;
