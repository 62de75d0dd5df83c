package dev.p2p.core.book;

import dev.p2p.api.Direction;

/** What it is worth that an address was named, the least first. */
enum Standing {
  /** Named by a peer that chose us: whoever likes may be that. */
  HEARD,

  /** Its host was here, and said at which port it listens. */
  MET,

  /** Named by the configuration, or by a peer that we chose. */
  VOUCHED;

  static Standing of(AddressSource source) {
    return switch (source) {
      case AddressSource.Configured() -> VOUCHED;
      case AddressSource.Dns(var name) -> VOUCHED;
      case AddressSource.Itself() -> MET;
      case AddressSource.Peer(var peer, var direction) ->
          direction == Direction.OUTBOUND ? VOUCHED : HEARD;
    };
  }
}
