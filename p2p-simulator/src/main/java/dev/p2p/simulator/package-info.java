/**
 * Whole nodes over a simulated network, on one thread: {@link dev.p2p.simulator.Simulation} is the
 * way in. What differs from a real network is who moves bytes and time; frames, bus, Reader and
 * Writer turns, handshake and gossip are the real ones.
 */
@NullMarked
package dev.p2p.simulator;

import org.jspecify.annotations.NullMarked;
