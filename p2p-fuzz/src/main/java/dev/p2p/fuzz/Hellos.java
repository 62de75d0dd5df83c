package dev.p2p.fuzz;

import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.spi.VersionPayload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What nodes say of themselves, as a fuzzer wants it. */
final class Hellos {

  private static final int PORTS = 0x10000;

  private Hellos() {}

  /** An identity; empty if its software is not fit for one. */
  static Optional<NodeIdentity> identity(Input input) {
    long nonce = input.nextLong();
    int port = input.nextShort() % PORTS;
    long capabilities = input.nextByte();
    String software = new String(input.nextBlock(), StandardCharsets.UTF_8);
    try {
      return Optional.of(new NodeIdentity(nonce, port, capabilities, software));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /** A Version, mostly one that is accepted. */
  static VersionPayload version(Input input) {
    int major = input.nextByte();
    int minor = input.nextByte();
    int patch = input.nextShort();
    long services = input.nextFlag() ? 1 : input.nextLong();
    return new VersionPayload(new ProtocolVersion(major, minor, patch), input.nextByte(), services);
  }
}
