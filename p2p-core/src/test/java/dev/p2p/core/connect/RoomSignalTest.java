package dev.p2p.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RoomSignalTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final RoomSignal signal = new RoomSignal();
  private final AtomicBoolean room = new AtomicBoolean();

  @Test
  void whoeverFindsRoomDoesNotWait() throws Exception {
    assertThat(signal.await(() -> true, Duration.ZERO)).isTrue();
  }

  @Test
  void withoutRoomTheWaitEndsAtItsLimit() throws Exception {
    assertThat(signal.await(() -> false, Duration.ZERO)).isFalse();
    assertThat(signal.await(() -> false, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void aSignalEndsTheWaitIfThereIsRoomNow() throws Exception {
    BackgroundCall<Boolean> publisher = BackgroundCall.start(() -> signal.await(room::get, LONG));
    publisher.awaitBlocked();
    room.set(true);
    signal.signal();
    assertThat(publisher.result()).isTrue();
  }

  @Test
  void aSignalWithoutRoomDoesNotEndTheWait() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    BackgroundCall<Boolean> publisher =
        BackgroundCall.start(() ->
            signal.await(
                () -> {
                  asked.incrementAndGet();
                  return room.get();
                },
                LONG));
    publisher.awaitBlocked();
    while (asked.get() < 2) {
      signal.signal();
    }
    room.set(true);
    signal.signal();
    assertThat(publisher.result()).isTrue();
  }

  @Test
  void aSignalThatComesWhileRoomIsAskedForIsNotMissed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    boolean found =
        signal.await(
            () -> {
              signal.signal();
              return asked.incrementAndGet() > 1;
            },
            LONG);
    assertThat(found).isTrue();
  }

  /** An outbox signals under its own lock, which asking it for room takes too. */
  @Test
  void whoeverSignalsDoesNotWaitForThoseWhoAreAskedForRoom() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    boolean found =
        signal.await(
            () -> {
              signalFromElsewhere();
              return asked.incrementAndGet() > 1;
            },
            LONG);
    assertThat(found).isTrue();
  }

  @Test
  void allWhoWaitAreWoken() throws Exception {
    BackgroundCall<Boolean> one = BackgroundCall.start(() -> signal.await(room::get, LONG));
    BackgroundCall<Boolean> two = BackgroundCall.start(() -> signal.await(room::get, LONG));
    one.awaitBlocked();
    two.awaitBlocked();
    room.set(true);
    signal.signal();
    assertThat(one.result()).isTrue();
    assertThat(two.result()).isTrue();
  }

  private void signalFromElsewhere() {
    try {
      Thread.ofVirtual().start(signal::signal).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
