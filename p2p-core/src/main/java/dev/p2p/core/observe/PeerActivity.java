package dev.p2p.core.observe;

import dev.p2p.api.PeerInfo;
import dev.p2p.spi.ConnectionInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * A peer that takes part, and what has passed between it and this node since its handshake.
 *
 * @param connection by which it takes part
 * @param peer who it is
 * @param connectedFor since its handshake
 * @param traffic frames and bytes
 * @param lost messages that did not reach it
 * @param ping how long its last Pong took, if there was one: a peer is pinged when it is silent
 */
public record PeerActivity(
    ConnectionInfo connection,
    PeerInfo peer,
    Duration connectedFor,
    NodeStats.Traffic traffic,
    long lost,
    Optional<Duration> ping) {}
