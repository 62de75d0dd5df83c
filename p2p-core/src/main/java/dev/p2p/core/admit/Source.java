package dev.p2p.core.admit;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.core.settings.InboundSettings;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a connection comes from.
 *
 * @param host who is taken for one host
 * @param subnet who is taken for one crowd
 * @param limited whether the limits for hosts and subnets hold
 * @param reserved whether it is one that the node always wants to be connected with
 */
record Source(String host, String subnet, boolean limited, boolean reserved) {

  private static final int IPV4_HOST_PREFIX = 32;

  /** All addresses of a /64 are one host's: it makes up the other half (RFC 4291, 2.5.4). */
  private static final int IPV6_HOST_PREFIX = 64;

  /** What is routed on its own: no smaller range of IPv4 is (RIPE-532), and a site of IPv6. */
  private static final int IPV4_SUBNET_PREFIX = 24;

  private static final int IPV6_SUBNET_PREFIX = 48;

  static Source of(NodeAddress address, InboundSettings settings, Predicate<NodeAddress> reserved) {
    boolean isReserved = reserved.test(address);
    boolean isExempt = settings.exempt().stream().anyMatch(range -> range.contains(address));
    return new Source(
        name(address, Subnet.of(address, IPV4_HOST_PREFIX, IPV6_HOST_PREFIX)),
        name(address, Subnet.of(address, IPV4_SUBNET_PREFIX, IPV6_SUBNET_PREFIX)),
        !isReserved && !isExempt,
        isReserved);
  }

  private static String name(NodeAddress address, Optional<Subnet> range) {
    return range.map(Subnet::toString).orElse(address.host());
  }
}
