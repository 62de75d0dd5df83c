package dev.p2p.spi;

import dev.p2p.api.ProtocolVersion;

/**
 * What a Version message says.
 *
 * @param version of the sender's protocol
 * @param timestampSeconds the sender's clock, seconds since 1970; not checked
 * @param services what the sender offers
 */
public record VersionPayload(ProtocolVersion version, long timestampSeconds, long services) {}
