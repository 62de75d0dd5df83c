package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;

/**
 * From where an address can be reached, by the IANA registries of special-purpose addresses (RFC
 * 6890), the nearest first.
 */
enum AddressScope {
  /** From its own machine. */
  LOOPBACK,

  /** From its own network: RFC 1918, RFC 6598, RFC 4193, and what documents and benchmarks use. */
  PRIVATE,

  /** From everywhere. */
  PUBLIC,

  /**
   * From nowhere, or not by its address alone: multicast, unspecified, reserved; link-local, which
   * needs a zone, and in clouds leads to services nobody should be sent to.
   */
  UNUSABLE;

  /** Every address in it has these first bits. */
  private record Block(int bits, int length, AddressScope scope) {
    boolean has(int address) {
      return (address ^ bits) >>> (Integer.SIZE - length) == 0;
    }
  }

  private static final Block[] V4 = {
    block(0, 0, 0, 8, UNUSABLE),
    block(10, 0, 0, 8, PRIVATE),
    block(100, 64, 0, 10, PRIVATE),
    block(127, 0, 0, 8, LOOPBACK),
    block(169, 254, 0, 16, UNUSABLE),
    block(172, 16, 0, 12, PRIVATE),
    block(192, 0, 0, 24, UNUSABLE),
    block(192, 0, 2, 24, PRIVATE),
    block(192, 88, 99, 24, UNUSABLE),
    block(192, 168, 0, 16, PRIVATE),
    block(198, 18, 0, 15, PRIVATE),
    block(198, 51, 100, 24, PRIVATE),
    block(203, 0, 113, 24, PRIVATE),
    block(224, 0, 0, 4, UNUSABLE),
    block(240, 0, 0, 4, UNUSABLE),
  };

  private static final long NAT64 = 0x0064_ff9b_0000_0000L;
  private static final int SIX_TO_FOUR = 0x2002;

  /** The scope of an address; a name has none, and counts as public. */
  static AddressScope of(NodeAddress address) {
    return Ip.of(address).map(AddressScope::of).orElse(PUBLIC);
  }

  static AddressScope of(Ip ip) {
    return ip.isV4() ? ofV4(ip.v4()) : ofV6(ip);
  }

  /**
   * Whether who is at an address of scope {@code other} can reach addresses of this one, as far as
   * that can be told: so it may teach them, and be told them.
   */
  boolean isOpenTo(AddressScope other) {
    return this != UNUSABLE && other.compareTo(this) <= 0;
  }

  private static AddressScope ofV4(int address) {
    for (Block block : V4) {
      if (block.has(address)) {
        return block.scope();
      }
    }
    return PUBLIC;
  }

  private static AddressScope ofV6(Ip ip) {
    if (ip.high() == 0 && ip.low() == 1) {
      return LOOPBACK;
    }
    if (ip.high() == NAT64) {
      return ofV4(ip.v4());
    }
    int first16 = (int) (ip.high() >>> 48);
    if (first16 == SIX_TO_FOUR) {
      return ofV4((int) (ip.high() >>> 16));
    }
    if (isUniqueLocal(first16) || isForDocuments(ip.high())) {
      return PRIVATE;
    }
    return first16 >>> 13 == 1 ? PUBLIC : UNUSABLE; // 2000::/3 is what is given out.
  }

  private static boolean isUniqueLocal(int first16) {
    return first16 >>> 9 == 0xfc00 >>> 9;
  }

  private static boolean isForDocuments(long high) {
    return high >>> 32 == 0x2001_0db8L || high >>> 44 == 0x3fff_0L;
  }

  private static Block block(int a, int b, int c, int length, AddressScope scope) {
    return new Block((a << 24) | (b << 16) | (c << 8), length, scope);
  }
}
