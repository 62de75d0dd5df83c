package dev.p2p.core.peer;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Origin;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Need;
import dev.p2p.core.budget.Reservation;
import dev.p2p.core.limit.Pace;
import dev.p2p.core.outbox.Gate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.memory.MemoryTransport;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns by hand, of a Reader in a node of a mebibyte. */
@Timeout(60)
final class ReaderMemoryTest {

  private static final int LIMIT = 1 << 20;

  private final ManualTime time = new ManualTime();
  private final ByteBudget budget = new ByteBudget(LIMIT);
  private final LateDebtor debtor = new LateDebtor();
  private final LateDebtor other = new LateDebtor();
  private final Reservation others = new Reservation(budget, () -> other);
  private final Told told = new Told();
  private Connection far;
  private Reader reader;

  @BeforeEach
  void connect() throws IOException {
    MemoryTransport transport = new MemoryTransport(LIMIT);
    Listener listener = transport.listen(NodeAddress.parse("127.0.0.1:0"));
    far = transport.dial(listener.localAddress(), Duration.ofSeconds(1));
    Reservation memory = new Reservation(budget, () -> debtor);
    reader =
        new Reader(
            listener.accept().orElseThrow(),
            TestWire.WIRE.frames().newDecoder(),
            time,
            told,
            new Reader.Gates(
                new Gate(1),
                new Gate(1),
                new Pace(RateSettings.DEFAULTS, time, new Unheard()),
                memory));
    debtor.held = reader::memoryBytes;
    budget.join(debtor);
    other.held = others::bytes;
    budget.join(other);
  }

  @Test
  void nothingIsReservedBeforeItsFirstTurnAndNothingAfterItsLast() throws IOException {
    assertThat(budget.usage().bytes()).isZero();
    send(tx("hello"));
    assertThat(reader.turn()).isTrue();
    assertThat(budget.usage().bytes()).isEqualTo(ReadBuffer.IDLE_CHARGE);
    far.close();
    assertThat(reader.turn()).isFalse();
    assertThat(budget.usage().bytes()).isZero();
    assertThat(told.events).containsExactly("message", "end of stream", "done");
  }

  @Test
  void aLongFrameIsPaidForBeforeThereIsABufferForIt() throws IOException {
    send(message("tx", 100_000));
    long most = 0;
    while (told.events.isEmpty()) {
      reader.turn();
      most = Math.max(most, budget.usage().bytes());
    }
    // A buffer of 128 KiB, and once more for the frame that was copied out of it.
    assertThat(most).isEqualTo(2 * (128 << 10) + 208);
  }

  @Test
  void aFrameForWhichThereIsNoMemoryEndsThePeer() throws IOException {
    send(message("tx", 800_000));
    while (reader.turn()) {
      assertThat(budget.usage().bytes()).isLessThanOrEqualTo(LIMIT);
    }
    assertThat(told.events).containsExactly("over budget", "done");
    assertThat(budget.usage().bytes()).isZero();
  }

  @Test
  void itWaitsForMemoryThatIsAboutToBeGivenBack() throws Exception {
    others.grow(950_000, Need.INCOMING);
    send(message("tx", 50_000));
    turnUntilItWaits();
    assertThat(other.evidence).contains("950000 are this peer's");
    assertThat(reader.isOccupied()).isTrue();
    long began = time.nanoTime();
    time.advance(Duration.ofSeconds(3));
    assertThat(reader.waitingForMemorySince(time.nanoTime())).isEqualTo(began);

    BackgroundCall<Boolean> waiting = BackgroundCall.start(reader::turn);
    waiting.awaitBlocked();
    others.shrink(900_000);
    others.shrink(0);
    assertThat(waiting.result()).isTrue();
    assertThat(reader.isOccupied()).isFalse();
    while (told.events.isEmpty()) {
      assertThat(reader.isReady()).isTrue();
      reader.turn();
    }
    assertThat(told.events).containsExactly("message");
  }

  @Test
  void itDoesNotWaitForMemoryThatDoesNotComeBackAfterAll() throws IOException {
    others.grow(950_000, Need.INCOMING);
    send(message("tx", 50_000));
    turnUntilItWaits();
    // Its Reader has ended, but an application that answers later goes on with what it sent.
    other.held = () -> 0;
    assertThat(reader.isReady()).isTrue();
    while (reader.turn()) {
      // Until it has looked again.
    }
    assertThat(told.events).containsExactly("over budget", "done");
  }

  @Test
  void theEndOfItsPeerWakesIt() throws Exception {
    others.grow(950_000, Need.INCOMING);
    send(message("tx", 50_000));
    turnUntilItWaits();
    BackgroundCall<Boolean> waiting = BackgroundCall.start(reader::turn);
    waiting.awaitBlocked();
    debtor.evidence = "closed by the application";
    budget.ended();
    assertThat(waiting.result()).isTrue();
    assertThat(reader.turn()).isFalse();
    assertThat(budget.usage().bytes()).isEqualTo(950_000);
  }

  @Test
  void aBufferGrowsForSpeedOnlyWhileHalfOfTheMemoryIsFree() throws IOException {
    others.grow(LIMIT / 2, Need.INCOMING);
    for (int i = 0; i < 200; i++) {
      send(message("tx", 400));
    }
    for (int i = 0; i < 50; i++) {
      reader.turn();
    }
    assertThat(reader.memoryBytes()).isEqualTo(ReadBuffer.IDLE_CHARGE);
    others.shrink(0);
    for (int i = 0; i < 4; i++) {
      reader.turn();
    }
    assertThat(reader.memoryBytes()).isGreaterThan(ReadBuffer.IDLE_CHARGE);
  }

  private void turnUntilItWaits() {
    while (reader.isReady()) {
      assertThat(reader.turn()).isTrue();
    }
    assertThat(told.events).isEmpty();
  }

  private void send(Message message) throws IOException {
    ByteBuffer[] frame = {message.frame().asByteBuffer()};
    far.write(frame, 1);
  }

  /** What a Reader tells. */
  private static final class Told implements PeerInput {

    private final List<String> events = new ArrayList<>();

    @Override
    public Origin origin() {
      return TestWire.remote("far");
    }

    @Override
    public Optional<CloseReason> onMessage(Message message) {
      events.add("message");
      return Optional.empty();
    }

    @Override
    public boolean isDraining() {
      return false;
    }

    @Override
    public void onEndOfStream() {
      events.add("end of stream");
    }

    @Override
    public void onEnd(CloseReason reason) {
      events.add(reason.describe());
    }

    @Override
    public void onOverBudget() {
      events.add("over budget");
    }

    @Override
    public void onDone() {
      events.add("done");
    }
  }
}
