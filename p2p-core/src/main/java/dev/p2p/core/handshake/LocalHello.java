package dev.p2p.core.handshake;

import dev.p2p.api.NodeIdentity;

/**
 * What this node says of itself in a handshake.
 *
 * @param identity what it tells peers of ours
 * @param timestampSeconds its wall clock, seconds since 1970
 */
public record LocalHello(NodeIdentity identity, long timestampSeconds) {}
