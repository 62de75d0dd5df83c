package dev.p2p.core.discover;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.WireProtocol;
import java.util.Optional;

/**
 * Makes and reads the messages by which peers tell each other of nodes.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class AddressMessages {

  private final WireProtocol wire;
  private final Topic getAddrs;
  private final Topic addr;

  private AddressMessages(WireProtocol wire, Topic getAddrs, Topic addr) {
    this.wire = wire;
    this.getAddrs = getAddrs;
    this.addr = addr;
  }

  /** Those of {@code wire}; empty if its profile has no topics for them. */
  public static Optional<AddressMessages> of(WireProtocol wire) {
    Optional<Topic> addr = wire.profile().topics().find(StandardTopics.ADDR);
    return wire.profile()
        .topics()
        .find(StandardTopics.GETADDRS)
        .flatMap(asks -> addr.map(tells -> new AddressMessages(wire, asks, tells)));
  }

  Topic getAddrs() {
    return getAddrs;
  }

  Topic addr() {
    return addr;
  }

  Message ask() {
    return wire.frames().encode(getAddrs, Bytes.EMPTY, 0);
  }

  Message tell(NodeAddress address) {
    return wire.frames().encode(addr, wire.addresses().encode(address), 0);
  }

  /** What is malformed has been refused by the payload rules. */
  NodeAddress told(Message message) {
    return switch (wire.addresses().decode(message.payload())) {
      case Parsed.Good<NodeAddress>(var address) -> address;
      case Parsed.Bad<NodeAddress>(var violation) ->
          throw new IllegalArgumentException(violation.toString());
    };
  }
}
