/**
 * Measuring in processes of their own. A {@link dev.p2p.benchmarks.process.Play} starts one JVM for
 * each {@link dev.p2p.benchmarks.process.Part}, introduces them to each other, lets them warm up
 * and asks each what it did, and what that cost it, in a window of time.
 */
@NullMarked
package dev.p2p.benchmarks.process;

import org.jspecify.annotations.NullMarked;
