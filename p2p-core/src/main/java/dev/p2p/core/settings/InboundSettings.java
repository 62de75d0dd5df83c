package dev.p2p.core.settings;

import dev.p2p.api.Subnet;
import java.util.List;

/**
 * Whom the node lets in. Every number counts connections that are open at a time, those in their
 * handshake included.
 *
 * @param max from everywhere, at least 0
 * @param perAddressMax from one address (with IPv6, one of the 2^64 of a /64), at least 1
 * @param perSubnetMax from one subnet, of 256 addresses with IPv4 (/24) or a site's with IPv6
 *     (/48), at least 1
 * @param handshakesMax in their handshake, at least 1
 * @param handshakesPerAddressMax in their handshake, from one address, at least 1
 * @param exempt ranges whose connections are bounded by {@code max} and {@code handshakesMax} alone
 */
public record InboundSettings(
    int max,
    int perAddressMax,
    int perSubnetMax,
    int handshakesMax,
    int handshakesPerAddressMax,
    List<Subnet> exempt) {

  /** 1,000, 8, 64, 128, 4; loopback is exempt. */
  public static final InboundSettings DEFAULTS =
      new InboundSettings(
          1_000, 8, 64, 128, 4, List.of(Subnet.parse("127.0.0.0/8"), Subnet.parse("::1")));

  /** Checks the ranges. */
  public InboundSettings {
    Require.atLeast("max", 0, max);
    Require.atLeast("perAddressMax", 1, perAddressMax);
    Require.atLeast("perSubnetMax", 1, perSubnetMax);
    Require.atLeast("handshakesMax", 1, handshakesMax);
    Require.atLeast("handshakesPerAddressMax", 1, handshakesPerAddressMax);
    exempt = List.copyOf(exempt);
  }

  /** The same, with another {@code max}. */
  public InboundSettings withMax(int other) {
    return new InboundSettings(
        other, perAddressMax, perSubnetMax, handshakesMax, handshakesPerAddressMax, exempt);
  }
}
