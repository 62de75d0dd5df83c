/**
 * Runs JMH benchmarks side by side and prints what they measured. The benchmarks themselves lie, as
 * tests do, in the package of what they measure; they are public and not final because JMH extends
 * them.
 */
@NullMarked
package dev.p2p.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
