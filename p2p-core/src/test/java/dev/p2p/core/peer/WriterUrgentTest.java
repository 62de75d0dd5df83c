package dev.p2p.core.peer;

import static dev.p2p.core.TestWire.WIRE;
import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.api.Offer;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.outbox.Kinds;
import dev.p2p.core.outbox.Outbox;
import dev.p2p.core.outbox.OutboxContext;
import dev.p2p.core.outbox.OutboxDrain;
import dev.p2p.core.outbox.OutboxListener;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.ManualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Urgent messages behind bulk, on a connection that takes 10,000 bytes at a time. */
@Timeout(60)
final class WriterUrgentTest {

  private static final int BULK_FRAMES = 168;
  private static final int BULK_BYTES = 100_000;

  private final NarrowConnection connection = new NarrowConnection(10_000);
  private final Outbox outbox =
      new Outbox(
          OutboxSettings.DEFAULTS,
          new Unconcerned(),
          new OutboxContext(new ByteBudget(64 << 20), new Kinds(Map.of(), new NodeObserver() {})));
  private Writer writer;

  @BeforeEach
  void makeWriter() {
    writer =
        new Writer(
            connection,
            new OutboxDrain(outbox, new Gate(1), failure -> {}),
            new ManualTime(),
            new Unconcerned());
  }

  @Test
  void anUrgentMessageIsInTheNextWriteThough16MiBOfBulkWait() {
    for (int i = 0; i < BULK_FRAMES - 1; i++) {
      assertThat(outbox.offer(bulk(BULK_BYTES))).isEqualTo(Offer.ACCEPTED);
    }
    turns(4);
    outbox.offer(message("urgent", "now"));
    turns(1);
    assertThat(connection.offered.getLast()).isEqualTo(BULK_BYTES * 2 - 30_000 + overhead("now"));
    assertThat(topics(writeAll())).startsWith("bulk", "urgent", "bulk");
  }

  @Test
  void anUrgentMessageIsInTheNextWriteThoughBulkOfDirectedMessagesWaits() {
    for (int i = 0; i < BULK_FRAMES - 1; i++) {
      assertThat(outbox.direct(bulk(BULK_BYTES))).isTrue();
    }
    outbox.offer(message("urgent", "first"));
    turns(4);
    outbox.offer(message("urgent", "now"));
    assertThat(topics(writeAll())).startsWith("urgent", "bulk", "urgent", "bulk");
  }

  @Test
  void anUrgentMessageIsInTheNextWriteThoughOneLargeFrameIsBeingWritten() {
    outbox.offer(bulk(1_000_000));
    turns(1);
    outbox.offer(tx("patient"));
    turns(1);
    outbox.offer(message("urgent", "now"));
    turns(1);
    assertThat(connection.offered.getLast()).isGreaterThan(900_000 + overhead("now"));
    assertThat(topics(writeAll())).containsExactly("bulk", "urgent", "tx");
  }

  @Test
  void controlMessagesDoNotWaitEither() {
    outbox.offer(bulk(BULK_BYTES));
    outbox.offer(bulk(BULK_BYTES));
    turns(2);
    outbox.control(message("ping", ""));
    assertThat(topics(writeAll())).containsExactly("bulk", "ping", "bulk");
  }

  @Test
  void urgentMessagesKeepTheirOrder() {
    outbox.offer(message("urgent", "1" + "x".repeat(20_000)));
    outbox.offer(message("urgent", "2"));
    outbox.offer(bulk(BULK_BYTES));
    turns(2);
    outbox.offer(message("urgent", "3"));
    turns(1);
    outbox.offer(message("urgent", "4"));
    assertThat(writeAll())
        .extracting(WriterUrgentTest::firstCharacter)
        .containsExactly("1", "2", "3", "4", "b");
  }

  @Test
  void aFloodOfUrgentMessagesDoesNotHoldUpForEverWhatIsBeingWritten() {
    outbox.offer(bulk(20_000));
    outbox.offer(bulk(20_001));
    turns(2);
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 3; j++) {
        outbox.offer(message("urgent", 5_000));
      }
      turns(1);
    }
    // 64 KiB hold 13 of them.
    assertThat(topics(decoded())).startsWith("bulk").element(14).isEqualTo("bulk");
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(writer.turn()).isTrue();
    }
  }

  private List<Message> writeAll() {
    outbox.finish();
    while (writer.turn()) {
      // Until everything is written.
    }
    return decoded();
  }

  /** What was written up to now, whole frames only: it must be a stream of frames. */
  private List<Message> decoded() {
    FrameDecoder decoder = WIRE.frames().newDecoder();
    ByteBuffer input = ByteBuffer.wrap(connection.written.toByteArray());
    List<Message> messages = new ArrayList<>();
    while (true) {
      switch (decoder.decode(input, TestWire.remote("far"))) {
        case Decoded.Complete(var message) -> messages.add(message);
        case Decoded.Incomplete ignored -> {
          return messages;
        }
        case Decoded.Malformed(var violation) -> throw new AssertionError(violation);
      }
    }
  }

  private static List<String> topics(List<Message> messages) {
    return messages.stream().map(message -> message.topic().name()).toList();
  }

  private static String firstCharacter(Message message) {
    return new String(message.payload().slice(0, 1).toByteArray(), StandardCharsets.UTF_8);
  }

  /** A bulky message whose whole frame has that many bytes. */
  private static Message bulk(int frameBytes) {
    return message("bulk", "b".repeat(frameBytes - overhead("")));
  }

  private static int overhead(String text) {
    return message("urgent", text).frame().length();
  }

  /** Nothing is dropped, nothing fails, and nobody cares. */
  private static final class Unconcerned implements OutboxListener, PeerOutput {

    @Override
    public void onWriting(Message message) {}

    @Override
    public void onDropped(Message message, DropReason reason) {
      throw new AssertionError(message + " was dropped: " + reason);
    }

    @Override
    public void onOverflow(Message message, SlowCause cause) {
      throw new AssertionError(message + " found no room: " + cause);
    }

    @Override
    public void onRoom() {}

    @Override
    public void onDone() {}

    @Override
    public void onSent(Message message) {}

    @Override
    public void onUnsent(Message message) {
      throw new AssertionError(message + " was not sent");
    }

    @Override
    public void onOutputEnded() {}

    @Override
    public void onEnd(CloseReason reason) {
      throw new AssertionError(reason);
    }
  }
}
