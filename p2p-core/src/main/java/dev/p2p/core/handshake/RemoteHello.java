package dev.p2p.core.handshake;

import dev.p2p.api.NodeIdentity;
import dev.p2p.spi.VersionPayload;
import java.util.Optional;

/**
 * What the other node said of itself.
 *
 * @param version its Version message
 * @param identity what its VerAck carries if it is one of ours
 */
public record RemoteHello(VersionPayload version, Optional<NodeIdentity> identity) {}
