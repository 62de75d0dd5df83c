package dev.p2p.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;

/**
 * An IP address as a number of 128 bits. An IPv4 address stands in the first 32 of them, so that a
 * prefix is counted alike in both families.
 *
 * @param ipv6 which family
 * @param high the first 64 bits
 * @param low the last 64 bits, 0 in IPv4
 */
record IpNumber(boolean ipv6, long high, long low) implements Comparable<IpNumber> {

  static final int IPV4_BITS = 32;
  static final int IPV6_BITS = 128;

  private static final Comparator<IpNumber> ORDER =
      Comparator.comparing(IpNumber::ipv6)
          .thenComparing(IpNumber::high, Long::compareUnsigned)
          .thenComparing(IpNumber::low, Long::compareUnsigned);

  /** The number of a host as {@link NodeAddress} spells it, without its zone; empty for a name. */
  static Optional<IpNumber> of(String host) {
    if (host.indexOf(':') >= 0) {
      int zone = host.indexOf('%');
      ByteBuffer bytes = ByteBuffer.wrap(bytesOf(zone < 0 ? host : host.substring(0, zone)));
      return Optional.of(new IpNumber(true, bytes.getLong(), bytes.getLong()));
    }
    if (!NodeAddress.isIpv4(host)) {
      return Optional.empty();
    }
    int bits = ByteBuffer.wrap(bytesOf(host)).getInt();
    return Optional.of(new IpNumber(false, (long) bits << IPV4_BITS, 0));
  }

  /** How many bits an address of this family has. */
  int bits() {
    return ipv6 ? IPV6_BITS : IPV4_BITS;
  }

  /** This number with zeros behind its first {@code prefix} bits. */
  IpNumber first(int prefix) {
    return new IpNumber(ipv6, high & ones(prefix), low & ones(prefix - Long.SIZE));
  }

  @Override
  public int compareTo(IpNumber that) {
    return ORDER.compare(this, that);
  }

  /** The address in the spelling of {@link NodeAddress}. */
  @Override
  public String toString() {
    if (ipv6) {
      return Ipv6Text.format(
          ByteBuffer.allocate(Ipv6Text.BYTES).putLong(high).putLong(low).array());
    }
    int bits = (int) (high >>> IPV4_BITS);
    return octet(bits, 24) + "." + octet(bits, 16) + "." + octet(bits, 8) + "." + octet(bits, 0);
  }

  /** As many ones as asked for, 0 to 64 of them, and zeros behind. */
  private static long ones(int count) {
    if (count <= 0) {
      return 0;
    }
    return count >= Long.SIZE ? -1L : -1L << (Long.SIZE - count);
  }

  private static int octet(int bits, int shift) {
    return (bits >>> shift) & 0xff;
  }

  private static byte[] bytesOf(String literal) {
    try {
      // A literal: nothing is looked up.
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("\"%s\" is not an IP address".formatted(literal), e);
    }
  }
}
