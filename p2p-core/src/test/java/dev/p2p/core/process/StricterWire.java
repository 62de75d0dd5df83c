package dev.p2p.core.process;

import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.AddressCodec;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.PayloadRules;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import java.util.List;

/** A wire protocol with other rules for its payloads. */
record StricterWire(WireProtocol wire, PayloadRules payloads) implements WireProtocol {

  @Override
  public WireProfile profile() {
    return wire.profile();
  }

  @Override
  public FrameCodec frames() {
    return wire.frames();
  }

  @Override
  public HandshakeCodec handshake() {
    return wire.handshake();
  }

  @Override
  public InventoryCodec inventories() {
    return wire.inventories();
  }

  @Override
  public RepairCodec repairs() {
    return wire.repairs();
  }

  @Override
  public AddressCodec addresses() {
    return wire.addresses();
  }

  @Override
  public List<TopicPair> pairs() {
    return wire.pairs();
  }

  @Override
  public WireProtocol with(Topic topic) {
    return new StricterWire(wire.with(topic), payloads);
  }
}
