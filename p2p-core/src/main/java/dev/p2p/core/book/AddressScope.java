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

  /** The first that has an address tells its scope. Each has one. */
  private static final Block[] BLOCKS = {
    block("0.0.0.0/8", UNUSABLE),
    block("10.0.0.0/8", PRIVATE),
    block("100.64.0.0/10", PRIVATE),
    block("127.0.0.0/8", LOOPBACK),
    block("169.254.0.0/16", UNUSABLE),
    block("172.16.0.0/12", PRIVATE),
    block("192.0.0.0/24", UNUSABLE),
    block("192.0.2.0/24", PRIVATE),
    block("192.88.99.0/24", UNUSABLE),
    block("192.168.0.0/16", PRIVATE),
    block("198.18.0.0/15", PRIVATE),
    block("198.51.100.0/24", PRIVATE),
    block("203.0.113.0/24", PRIVATE),
    block("224.0.0.0/3", UNUSABLE),
    block("0.0.0.0/0", PUBLIC),
    block("::1/128", LOOPBACK),
    block("fc00::/7", PRIVATE),
    block("2001:db8::/32", PRIVATE),
    block("3fff::/20", PRIVATE),
    block("2000::/3", PUBLIC),
    block("::/0", UNUSABLE),
  };

  // In these an IPv4 address stands, which is what they lead to: RFC 6052, RFC 3056.
  private static final Block NAT64 = block("64:ff9b::/96", PUBLIC);
  private static final Block SIX_TO_FOUR = block("2002::/16", PUBLIC);

  /**
   * Addresses that begin alike.
   *
   * @param prefix how many bits they have in common, of 128
   */
  private record Block(Ip base, int prefix, AddressScope scope) {
    boolean has(Ip ip) {
      return prefix <= Long.SIZE
          ? alike(ip.high(), base.high(), prefix)
          : ip.high() == base.high() && alike(ip.low(), base.low(), prefix - Long.SIZE);
    }

    private static boolean alike(long a, long b, int bits) {
      return bits == 0 || (a ^ b) >>> (Long.SIZE - bits) == 0;
    }
  }

  /** The scope of an address; a name has none, and counts as public. */
  static AddressScope of(NodeAddress address) {
    return Ip.of(address).map(AddressScope::of).orElse(PUBLIC);
  }

  static AddressScope of(Ip ip) {
    Ip reached = reachedBy(ip);
    int i = 0;
    while (!BLOCKS[i].has(reached)) {
      i++;
    }
    return BLOCKS[i].scope();
  }

  /**
   * Whether who is at an address of scope {@code other} can reach addresses of this one, as far as
   * that can be told: so it may teach them, and be told them.
   */
  boolean isOpenTo(AddressScope other) {
    return this != UNUSABLE && other.compareTo(this) <= 0;
  }

  private static Ip reachedBy(Ip ip) {
    if (NAT64.has(ip)) {
      return Ip.v4(ip.low() & 0xffff_ffffL);
    }
    return SIX_TO_FOUR.has(ip) ? Ip.v4((ip.high() >>> 16) & 0xffff_ffffL) : ip;
  }

  private static Block block(String range, AddressScope scope) {
    int slash = range.indexOf('/');
    Ip base = Ip.of(new NodeAddress(range.substring(0, slash), 0)).orElseThrow();
    int prefix = Integer.parseInt(range.substring(slash + 1));
    return new Block(base, base.isV4() ? Ip.MAPPED_BITS + prefix : prefix, scope);
  }
}
