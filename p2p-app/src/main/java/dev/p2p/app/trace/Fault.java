package dev.p2p.app.trace;

/**
 * What a simulation did to a node or the network.
 *
 * @param atNanos when, since the trace began
 * @param node to which node; empty if to the network
 * @param what for people
 */
public record Fault(long atNanos, String node, String what) {}
