package dev.p2p.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.wire.Seal;
import java.nio.ByteBuffer;
import org.jgroups.BytesMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever claims to check a checksum does. */
@Timeout(60)
class CorruptedByteTest {

  private static final int BYTES = 300;

  @ParameterizedTest
  @EnumSource(names = {"OURS", "NETTY"})
  void oneBitThatChangesOnTheWayIsNoticed(LinkContender contender) throws Exception {
    try (Role receiver = contender.receiver(BYTES);
        BitFlipper flipper = new BitFlipper(receiver.start(""));
        Role sender = contender.sender(BYTES)) {
      sender.start(flipper.address());
      Await.until(() -> receiver.progress().failure().isPresent());

      assertThat(receiver.progress().failure().get()).containsIgnoringCase("checksum");
    }
  }

  @Test
  void jGroupsWithAChecksumNoticesToo() {
    try (JGroupsReceiver receiver = new JGroupsReceiver(true)) {
      byte[] payload = new Payloads(BYTES).next();
      byte[] content =
          ByteBuffer.allocate(Seal.BYTES + BYTES)
              .putInt(new Seal().of(payload, 0, BYTES))
              .put(payload)
              .array();
      receiver.receive(new BytesMessage(null, content));
      assertThat(receiver.progress().failure()).isEmpty();
      assertThat(receiver.progress().count()).isEqualTo(1);

      content[BYTES / 2] ^= 1;
      receiver.receive(new BytesMessage(null, content));

      assertThat(receiver.progress().failure()).contains("message 1 has another checksum");
    }
  }
}
