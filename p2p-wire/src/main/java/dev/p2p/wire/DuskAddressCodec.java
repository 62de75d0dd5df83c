package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.spi.AddressCodec;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.payload.Addr;

/** Addresses as peers tell them, the same in all dialects that have them. */
final class DuskAddressCodec implements AddressCodec {

  @Override
  public Bytes encode(NodeAddress address) {
    return new Addr(address).encode();
  }

  @Override
  public Parsed<NodeAddress> decode(Bytes payload) {
    return switch (Addr.decode(payload)) {
      case Parsed.Good<Addr>(var addr) -> new Parsed.Good<>(addr.address());
      case Parsed.Bad<Addr>(var violation) -> new Parsed.Bad<>(violation);
    };
  }
}
