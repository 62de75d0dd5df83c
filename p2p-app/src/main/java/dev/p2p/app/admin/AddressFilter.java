package dev.p2p.app.admin;

import dev.p2p.api.NodeAddress;
import java.util.Optional;

/**
 * Which peers are meant: those at HOST:PORT, or all at HOST.
 *
 * @param host in the spelling of {@link NodeAddress}
 * @param port empty for any
 */
record AddressFilter(String host, Optional<Integer> port) {

  /** Takes the place of a port where only the host counts. */
  private static final int ANY_PORT = 0;

  /**
   * Reads {@code 10.0.0.7}, {@code 10.0.0.7:7000}, {@code ::1}, {@code [::1]:7000}.
   *
   * @throws RefusedException if it is none of these
   */
  static AddressFilter parse(String text) {
    try {
      boolean bareIpv6 = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
      if (text.indexOf(':') < 0 || bareIpv6) {
        return new AddressFilter(new NodeAddress(text, ANY_PORT).host(), Optional.empty());
      }
      NodeAddress address = NodeAddress.parse(text);
      return new AddressFilter(address.host(), Optional.of(address.port()));
    } catch (IllegalArgumentException e) {
      throw RefusedException.bad("parameter address", "must be HOST or HOST:PORT", text);
    }
  }

  /** Whether an address, as JSON shows it, is meant. */
  boolean matches(String address) {
    NodeAddress there = NodeAddress.parse(address);
    return there.host().equals(host) && port.map(wanted -> wanted == there.port()).orElse(true);
  }
}
