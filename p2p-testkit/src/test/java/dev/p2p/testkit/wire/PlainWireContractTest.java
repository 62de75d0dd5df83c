package dev.p2p.testkit.wire;

import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import org.junit.jupiter.api.Nested;

/** The contracts can be met by another protocol than the one they were written for. */
final class PlainWireContractTest {

  private final PlainWire wire = new PlainWire(Flaw.NONE);

  @Nested
  class Profile extends WireProtocolContract {
    @Override
    protected WireProtocol protocol() {
      return wire;
    }
  }

  @Nested
  class Frames extends FrameCodecContract {
    @Override
    protected WireProtocol protocol() {
      return wire;
    }
  }

  @Nested
  class Decoding extends PlainFrameDecoding {
    Decoding() {
      super(Flaw.NONE);
    }
  }

  @Nested
  class Handshakes extends HandshakeCodecContract {
    @Override
    protected HandshakeCodec codec() {
      return wire.handshake();
    }
  }

  @Nested
  class Inventories extends InventoryCodecContract {
    @Override
    protected InventoryCodec codec() {
      return wire.inventories();
    }
  }

  @Nested
  class Repairs extends RepairCodecContract {
    @Override
    protected RepairCodec codec() {
      return wire.repairs();
    }
  }
}
