/** One node that publishes to many peers: what a delivery costs it, and when the last has it. */
@NullMarked
package dev.p2p.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
