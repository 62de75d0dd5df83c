package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.Messages;
import dev.p2p.testkit.wire.FrameCodecContract;
import dev.p2p.testkit.wire.FrameDecoderContract;
import dev.p2p.testkit.wire.HandshakeCodecContract;
import dev.p2p.testkit.wire.InventoryCodecContract;
import dev.p2p.testkit.wire.RepairCodecContract;
import dev.p2p.testkit.wire.WireProtocolContract;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"dusk-0.4.0", "dusk-0.4.3", "dusk-0.6"})
final class DuskWireContractTest {

  /** Of the byte of the stamp that is damaged: in a version, the first of its major number. */
  private static final int STAMP_AT = FrameLayout.LENGTH_BYTES + 2;

  private final DuskWire wire;

  DuskWireContractTest(String profile) {
    this.wire = DuskWire.of(profile, Network.TESTNET);
  }

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
  class Decoding extends FrameDecoderContract {
    @Override
    protected WireProtocol protocol() {
      return wire;
    }

    @Override
    protected Map<Violation.Kind, Bytes> violations() {
      return violationsOf(wire);
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

  /** Each made of a Ping, which ends with its checksum and its topic. */
  private static Map<Violation.Kind, Bytes> violationsOf(DuskWire wire) {
    Message ping = new Messages(wire).aPing();
    int headerBytes = ping.frame().length() - 1;
    int stampEnd = wire.profile().name().equals("dusk-0.6") ? 16 : 12;
    byte[] unstamped = ping.frame().slice(0, stampEnd).toByteArray();
    unstamped[STAMP_AT] ^= 1;
    byte[] damaged = ping.frame().toByteArray();
    damaged[headerBytes] ^= 1;
    byte[] noTopic = ping.frame().slice(0, headerBytes).toByteArray();
    LittleEndian.putLong(noTopic, 0, headerBytes - FrameLayout.LENGTH_BYTES);
    MessageId idOfNothing = Blake2b256.hash(new byte[0], 0, 0);
    LittleEndian.putInt(noTopic, headerBytes - 4, DuskFrameCodec.checksum(idOfNothing));
    byte[] tooShort = ping.frame().slice(0, stampEnd).toByteArray();
    LittleEndian.putLong(tooShort, 0, 0);

    Map<Violation.Kind, Bytes> violations = new EnumMap<>(Violation.Kind.class);
    violations.put(Violation.Kind.TOO_LONG, Bytes.hex("ffffffffffffffff"));
    violations.put(
        stampEnd == 12 ? Violation.Kind.BAD_MAGIC : Violation.Kind.BAD_VERSION,
        Bytes.wrap(unstamped));
    violations.put(Violation.Kind.TOO_SHORT, Bytes.wrap(tooShort));
    violations.put(Violation.Kind.BAD_CHECKSUM, Bytes.wrap(damaged));
    violations.put(Violation.Kind.NO_TOPIC, Bytes.wrap(noTopic));
    return violations;
  }
}
