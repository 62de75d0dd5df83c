/**
 * A network without a network: hosts, connections with latency, speed and window, and the faults
 * they meet. {@link dev.p2p.simulator.network.SimulatedTransport} is the adapter nodes are given.
 */
@NullMarked
package dev.p2p.simulator.network;

import org.jspecify.annotations.NullMarked;
