/**
 * Measuring in processes of their own. A {@link dev.p2p.benchmarks.process.Bench} says what is
 * compared: rows and contenders, measured in {@link dev.p2p.benchmarks.process.Rounds}. To measure
 * one, a {@link dev.p2p.benchmarks.process.Play} starts a JVM for each {@link
 * dev.p2p.benchmarks.process.Part}, introduces them to each other, lets them warm up and asks each
 * what it did, and what that cost it, in a window of time. What a process does meanwhile is a
 * {@link dev.p2p.benchmarks.process.Role}, made by the contender's {@link
 * dev.p2p.benchmarks.process.Cast}.
 */
@NullMarked
package dev.p2p.benchmarks.process;

import org.jspecify.annotations.NullMarked;
