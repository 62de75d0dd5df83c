/**
 * A network without a network: hosts, connections with latency, speed and window, and the faults
 * they meet. {@link dev.p2p.simulator.network.SimulatedTransport} is the adapter nodes are given,
 * {@link dev.p2p.simulator.network.WaitingTransport} the one for code outside the simulation.
 */
@NullMarked
package dev.p2p.simulator.network;

import org.jspecify.annotations.NullMarked;
