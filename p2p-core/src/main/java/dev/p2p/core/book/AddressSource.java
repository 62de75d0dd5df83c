package dev.p2p.core.book;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;

/** Who says that there may be a node at an address. */
public sealed interface AddressSource {

  /** The configuration. It may name any address. */
  record Configured() implements AddressSource {}

  /**
   * A name in the configuration, looked up.
   *
   * @param name as configured
   */
  record Dns(String name) implements AddressSource {}

  /**
   * A peer, of others. It may not teach what can't be reached from where it is, and not too much.
   *
   * @param peer where its connection comes from or goes to
   * @param direction whether we chose it ({@code OUTBOUND}) or it chose us
   */
  record Peer(NodeAddress peer, Direction direction) implements AddressSource {}

  /**
   * A peer that connected to us, of itself: its connection comes from that host, where it says it
   * listens at that port.
   */
  record Itself() implements AddressSource {}
}
