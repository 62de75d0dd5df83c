package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Addresses that one party may well have all of: an IPv4 /16, an IPv6 /32. Addresses of a private
 * network lie in one subnet whoever they belong to, so there each host is a group; on the loopback
 * interface each port, and of names each name.
 *
 * @param high the first 64 bits of what tells it from others
 * @param low the last 64 bits
 */
public record AddressGroup(long high, long low) {

  // No address begins like these: 0100::/8 is not given out.
  private static final long LOOPBACK = 0x0100_0000_0000_0000L;
  private static final long NAME = 0x0101_0000_0000_0000L;

  /** Of what the configuration says. */
  static final AddressGroup CONFIGURED = new AddressGroup(0x0102_0000_0000_0000L, 0);

  private static final int V4_HOST_BITS = 16;
  private static final int V6_HIGH_HOST_BITS = 32;

  /** The group of an address. */
  public static AddressGroup of(NodeAddress address) {
    Optional<Ip> ip = Ip.of(address);
    return ip.isPresent() ? of(ip.get(), address.port()) : ofName(address.host());
  }

  /** The group of what a name stands for. */
  static AddressGroup ofName(String name) {
    return new AddressGroup(NAME, name.hashCode());
  }

  private static AddressGroup of(Ip ip, int port) {
    return switch (AddressScope.of(ip)) {
      case LOOPBACK -> new AddressGroup(LOOPBACK | port, ip.low());
      case PRIVATE -> new AddressGroup(ip.high(), ip.low());
      case PUBLIC, UNUSABLE ->
          ip.isV4()
              ? new AddressGroup(0, ip.low() >>> V4_HOST_BITS << V4_HOST_BITS)
              : new AddressGroup(ip.high() >>> V6_HIGH_HOST_BITS << V6_HIGH_HOST_BITS, 0);
    };
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if {@code digits} is anything else
   */
  static AddressGroup parse(String digits) {
    if (digits.length() != 32) {
      throw new IllegalArgumentException("must be 32 hexadecimal digits, was " + digits);
    }
    return new AddressGroup(
        HexFormat.fromHexDigitsToLong(digits, 0, 16),
        HexFormat.fromHexDigitsToLong(digits, 16, 32));
  }
}
