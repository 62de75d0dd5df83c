package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as 128 bits; an IPv4 one as the IPv6 address it is mapped to (RFC 4291, 2.5.5.2).
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record Ip(long high, long low) {

  private static final long MAPPED = 0xffffL;
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

  /** The IPv4 address of these 32 bits. */
  static Ip v4(int bits) {
    return new Ip(0, (MAPPED << Integer.SIZE) | Integer.toUnsignedLong(bits));
  }

  /** The IP address of a host; empty if that is a name, or an address that needs a zone. */
  static Optional<Ip> of(NodeAddress address) {
    String host = address.host();
    boolean isV6 = host.indexOf(':') >= 0;
    if (host.indexOf('%') >= 0 || (!isV6 && !NUMERIC.matcher(host).matches())) {
      return Optional.empty();
    }
    try {
      // Never looked up: a host of these characters is a literal.
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(host).getAddress());
      return Optional.of(isV6 ? new Ip(bytes.getLong(), bytes.getLong()) : v4(bytes.getInt()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not a literal: " + host, e);
    }
  }

  boolean isV4() {
    return high == 0 && low >>> Integer.SIZE == MAPPED;
  }

  /** The 32 bits of an IPv4 address. */
  int v4() {
    return (int) low;
  }
}
