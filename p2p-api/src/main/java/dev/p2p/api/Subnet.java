package dev.p2p.api;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses which begin alike, or a single one: {@code 10.0.0.0/8}, {@code
 * 2001:db8::/32}, {@code 192.0.2.7}. Equal ranges are equal: addresses are spelled as in {@link
 * NodeAddress}, and a range of IPv4-mapped IPv6 addresses is the IPv4 one. A host name is in none.
 */
public final class Subnet implements Comparable<Subnet> {

  private static final int MAPPED_BITS = IpNumber.IPV6_BITS - IpNumber.IPV4_BITS;
  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Comparator<Subnet> ORDER =
      Comparator.comparing((Subnet subnet) -> subnet.base)
          .thenComparingInt(subnet -> subnet.prefix);

  private final IpNumber base;
  private final int prefix;

  private Subnet(IpNumber base, int prefix) {
    this.base = base;
    this.prefix = prefix;
  }

  /**
   * Reads an address, or {@code ADDRESS/PREFIX} in which everything behind the prefix is zero.
   *
   * @throws IllegalArgumentException if {@code text} is anything else; the message says why
   */
  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    if (host.indexOf('%') >= 0) {
      throw new IllegalArgumentException("\"%s\": a subnet has no zone".formatted(text));
    }
    IpNumber number = IpNumber.of(new NodeAddress(host, 0).host()).orElseThrow(() -> name(text));
    if (slash < 0) {
      return new Subnet(number, number.bits());
    }
    // An IPv4-mapped address has become an IPv4 one; its prefix was written for IPv6.
    boolean mapped = host.indexOf(':') >= 0 && !number.ipv6();
    int bits = mapped ? IpNumber.IPV6_BITS : number.bits();
    int written = prefix(text, text.substring(slash + 1), bits);
    if (mapped && written < MAPPED_BITS) {
      throw new IllegalArgumentException(
          "\"%s\": the prefix of an IPv4-mapped address must be %d to %d, was %d"
              .formatted(text, MAPPED_BITS, bits, written));
    }
    Subnet subnet = of(number, mapped ? written - MAPPED_BITS : written);
    if (!subnet.base.equals(number)) {
      throw new IllegalArgumentException(
          "\"%s\" has bits set behind its prefix: is it %s that is meant, or %s?"
              .formatted(text, subnet, number));
    }
    return subnet;
  }

  /** The address alone; empty for a host name. */
  public static Optional<Subnet> of(NodeAddress address) {
    return of(address, IpNumber.IPV4_BITS, IpNumber.IPV6_BITS);
  }

  /**
   * The range of all addresses that begin like this one; empty for a host name.
   *
   * @param prefix how many bits, 0 to 32 in IPv4, 0 to 128 in IPv6
   * @throws IllegalArgumentException if {@code prefix} is not
   */
  public static Optional<Subnet> of(NodeAddress address, int prefix) {
    return IpNumber.of(address.host()).map(number -> of(number, prefix));
  }

  /**
   * As {@link #of(NodeAddress, int)}, with a prefix for each family: for grouping addresses of
   * both.
   *
   * @param ipv4Prefix 0 to 32
   * @param ipv6Prefix 0 to 128
   * @throws IllegalArgumentException if that of the address's family is not
   */
  public static Optional<Subnet> of(NodeAddress address, int ipv4Prefix, int ipv6Prefix) {
    return IpNumber.of(address.host())
        .map(number -> of(number, number.ipv6() ? ipv6Prefix : ipv4Prefix));
  }

  /** Whether the address's host is in this range, whatever its port and zone. */
  public boolean contains(NodeAddress address) {
    return IpNumber.of(address.host())
        .filter(number -> number.ipv6() == base.ipv6() && number.first(prefix).equals(base))
        .isPresent();
  }

  /**
   * As {@link #contains(NodeAddress)}.
   *
   * @throws IllegalArgumentException if {@code host} is none
   */
  public boolean contains(String host) {
    return contains(new NodeAddress(host, 0));
  }

  /**
   * The range of all addresses that begin like these.
   *
   * @param shorter how many bits, 0 to {@link #prefix}
   * @throws IllegalArgumentException if {@code shorter} is not
   */
  public Subnet widened(int shorter) {
    if (shorter > prefix) {
      throw new IllegalArgumentException(
          "%s can be widened to a prefix of 0 to %d, not %d".formatted(this, prefix, shorter));
    }
    return of(base, shorter);
  }

  /** How many bits all its addresses have in common: 32 (IPv4) or 128 (IPv6) for a single one. */
  public int prefix() {
    return prefix;
  }

  /** Whether its addresses are IPv6 ones. */
  public boolean isIpv6() {
    return base.ipv6();
  }

  /** Orders IPv4 before IPv6, then by number, then the wider range first. */
  @Override
  public int compareTo(Subnet that) {
    return ORDER.compare(this, that);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Subnet that && prefix == that.prefix && base.equals(that.base);
  }

  @Override
  public int hashCode() {
    return Objects.hash(base, prefix);
  }

  /** As {@link #parse} reads it; a single address without a prefix. */
  @Override
  public String toString() {
    return prefix == base.bits() ? base.toString() : base + "/" + prefix;
  }

  private static Subnet of(IpNumber number, int prefix) {
    if (prefix < 0 || prefix > number.bits()) {
      throw new IllegalArgumentException(
          "the prefix of %s must be 0 to %d, was %d".formatted(number, number.bits(), prefix));
    }
    return new Subnet(number.first(prefix), prefix);
  }

  private static int prefix(String text, String prefix, int max) {
    if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > max) {
      throw new IllegalArgumentException(
          "\"%s\": the prefix must be 0 to %d, was \"%s\"".formatted(text, max, prefix));
    }
    return Integer.parseInt(prefix);
  }

  private static IllegalArgumentException name(String text) {
    return new IllegalArgumentException(
        "\"%s\" is a name: a subnet is an IP address, or ADDRESS/PREFIX".formatted(text));
  }
}
