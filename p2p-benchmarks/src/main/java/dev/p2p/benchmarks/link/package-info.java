/**
 * One link between two processes: a node of ours that publishes to another, beside what the machine
 * allows and what else one could pick. All send the same payloads as fast as the receiver takes
 * them, and lose none. How a node of ours is built ({@link dev.p2p.benchmarks.link.OurNodes}) and
 * plain sockets are opened ({@link dev.p2p.benchmarks.link.Loopback}), other benches share.
 */
@NullMarked
package dev.p2p.benchmarks.link;

import org.jspecify.annotations.NullMarked;
