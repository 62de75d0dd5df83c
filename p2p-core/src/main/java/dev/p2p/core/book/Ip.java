package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IP address as 128 bits; an IPv4 one as the IPv6 address it is mapped to (RFC 4291, 2.5.5.2).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record Ip(long high, long low) {

  /** How many bits stand before those of an IPv4 address. */
  static final int MAPPED_BITS = 96;

  private static final long MAPPED = 0xffffL;

  /** The IPv4 address of these 32 bits. */
  static Ip v4(long bits) {
    return new Ip(0, (MAPPED << Integer.SIZE) | bits);
  }

  /** The IP address of a host; empty if that is a name, or an address that needs a zone. */
  static Optional<Ip> of(NodeAddress address) {
    String host = address.host();
    if (host.indexOf(':') < 0) {
      return parseV4(host);
    }
    return host.indexOf('%') < 0 ? Optional.of(parseV6(host)) : Optional.empty();
  }

  boolean isV4() {
    return high == 0 && low >>> Integer.SIZE == MAPPED;
  }

  /** A host of digits and dots alone is an IPv4 address: {@link NodeAddress} sees to that. */
  private static Optional<Ip> parseV4(String host) {
    long bits = 0;
    int octet = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        bits = (bits | octet) << Byte.SIZE;
        octet = 0;
      } else if (c >= '0' && c <= '9') {
        octet = 10 * octet + (c - '0');
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(v4(bits | octet));
  }

  private static Ip parseV6(String host) {
    try {
      // Never looked up: a text with a colon is a literal.
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(host).getAddress());
      return new Ip(bytes.getLong(), bytes.getLong());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an IPv6 address: " + host, e);
    }
  }
}
