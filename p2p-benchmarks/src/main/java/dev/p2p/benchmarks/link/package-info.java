/**
 * One link between two processes: a node of ours that publishes to another, beside what the machine
 * allows and what else one could pick. All send the same payloads as fast as the receiver takes
 * them, and lose none.
 */
@NullMarked
package dev.p2p.benchmarks.link;

import org.jspecify.annotations.NullMarked;
