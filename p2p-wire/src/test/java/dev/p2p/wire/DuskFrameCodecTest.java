package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import org.junit.jupiter.api.Test;

class DuskFrameCodecTest {

  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  @Test
  void aPingIsTheseBytes() {
    Message ping = wire.frames().encode(topic(wire, "ping"), Bytes.EMPTY, 0);

    assertThat(ping.frame().toHex())
        .isEqualTo("1100000000000000" + "416e7474" + "0000000000000000" + "bb30a42c" + "02");
    assertThat(ping.origin()).isEqualTo(Origin.LOCAL);
    assertThat(ping.payload()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void theReservedFieldIsOutsideChecksumAndId() {
    Bytes payload = Bytes.hex("0102");
    Message plain = wire.frames().encode(topic(wire, "tx"), payload, 0);
    Message stamped = wire.frames().encode(topic(wire, "tx"), payload, -2);

    assertThat(stamped.id()).isEqualTo(plain.id());
    assertThat(stamped.reserved()).isEqualTo(-2);
    assertThat(stamped.frame().slice(12, 8)).isEqualTo(Bytes.hex("feffffffffffffff"));
  }

  @Test
  void theIdIsTheDigestOfTopicAndPayload() {
    Message message = wire.frames().encode(topic(wire, "tx"), Bytes.hex("0102"), 0);

    assertThat(message.id()).isEqualTo(Blake2b256.hash(new byte[] {10, 1, 2}, 0, 3));
  }

  @Test
  void anUnregisteredTopicIsBoundedByTheFrame() {
    Topic unregistered = wire.profile().topics().get(200);
    Bytes tooLarge = Bytes.wrap(new byte[wire.profile().maxPayloadBytes() + 1]);

    assertThatThrownBy(() -> wire.frames().encode(unregistered, tooLarge, 0))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining("at most 1374983 bytes, had 1374984");
  }

  @Test
  void aPayloadAboveItsTopicsLimitIsRefusedWithTopicLimitAndSize() {
    assertThatThrownBy(() -> wire.frames().encode(topic(wire, "ping"), Bytes.hex("00"), 0))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("topic ping: the payload must have at most 0 bytes, had 1");
  }

  @Test
  void aReservedValueNeedsAProfileWithTheField() {
    DuskWire old = DuskWire.of("dusk-0.4.0", Network.TESTNET);

    assertThatThrownBy(() -> old.frames().encode(topic(old, "ping"), Bytes.EMPTY, -1))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "topic ping: reserved must be 0 in a frame that has no such field, was"
                + " 18446744073709551615");
  }

  private static Topic topic(DuskWire wire, String name) {
    return wire.profile().topics().named(name);
  }
}
