/**
 * Events from publishers to subscribers within a process: our bus, beside a blocking queue for each
 * subscriber, and the Disruptor. Nothing is lost with any of them, and each subscriber gets each
 * publisher's events in order.
 */
@NullMarked
package dev.p2p.benchmarks.bus;

import org.jspecify.annotations.NullMarked;
