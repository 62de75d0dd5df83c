package dev.p2p.testkit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link NodeObserver} must do: take whatever it is told, on any thread, without waiting
 * and without an exception, which the node would swallow and nobody would see. An adapter's test
 * extends this.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class NodeObserverContract {

  private static final int THREADS = 8;
  private static final int ROUNDS = 50;

  private NodeObserver observer;

  /** For the adapter's test. */
  protected NodeObserverContract() {}

  /** A new observer. */
  protected abstract NodeObserver create();

  @BeforeEach
  void createObserver() {
    observer = create();
  }

  @Test
  void everyEventIsTaken() {
    List<NodeEvent> events = SampleEvents.all();
    // So that an event that is added to the port is added here.
    assertThat(events)
        .extracting(event -> (Object) event.getClass())
        .contains((Object[]) NodeEvent.class.getPermittedSubclasses());

    events.forEach(observer::onEvent);
  }

  @Test
  void everythingThatHappensToMessagesIsTaken() {
    tellOfMessages();
  }

  @Test
  void manyThreadsMayTellAtOnce() throws Exception {
    List<BackgroundCall<?>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(
          BackgroundCall.run(() -> {
            for (int round = 0; round < ROUNDS; round++) {
              SampleEvents.all().forEach(observer::onEvent);
              tellOfMessages();
            }
          }));
    }

    for (BackgroundCall<?> call : calls) {
      call.result();
    }
  }

  private void tellOfMessages() {
    observer.onPublished(SampleEvents.MESSAGE);
    observer.onReceived(SampleEvents.PEER, SampleEvents.MESSAGE);
    observer.onSent(SampleEvents.PEER, SampleEvents.MESSAGE);
    observer.onDuplicate(SampleEvents.PEER, SampleEvents.MESSAGE);
    observer.onUnregistered(SampleEvents.PEER, SampleEvents.MESSAGE);
    observer.onHeldUp(SampleEvents.PEER, SampleEvents.MESSAGE, Duration.ofMillis(100));
    observer.onServed(SampleEvents.PEER, SampleEvents.TOPIC, 2, 1);
    for (Verdict verdict : Verdict.values()) {
      observer.onProcessed(SampleEvents.PEER, SampleEvents.MESSAGE, verdict);
    }
    for (DropReason reason : DropReason.values()) {
      observer.onDropped(SampleEvents.PEER, SampleEvents.MESSAGE, reason);
    }
  }
}
