package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;

/**
 * A dial that is to begin later.
 *
 * @param inNanos from now, at the earliest
 * @param why for people
 */
record Redial(NodeAddress address, long inNanos, String why) {}
