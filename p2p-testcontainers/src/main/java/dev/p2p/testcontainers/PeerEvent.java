package dev.p2p.testcontainers;

import dev.p2p.api.NodeAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a peer, or to an attempt to have one: an entry of the node's journal.
 *
 * @param kind such as {@code CONNECTED}, {@code HANDSHAKE_FAILED}, {@code CLOSED}
 * @param reason the typed reason, such as {@code Silent} or {@code ProtocolViolation.BAD_CHECKSUM}
 * @param evidence what the node saw
 * @param count how often, at least 1: what happens again within ten minutes is counted
 * @param last when for the last time, by the node's clock
 * @param address where the peer is; empty if it concerns more than one address
 */
public record PeerEvent(
    String kind,
    String reason,
    String evidence,
    long count,
    Instant last,
    Optional<NodeAddress> address) {

  /** On one line, for people. */
  @Override
  public String toString() {
    return "%s %dx %s %s %s: %s"
        .formatted(
            last, count, kind, address.map(NodeAddress::toString).orElse(""), reason, evidence);
  }
}
