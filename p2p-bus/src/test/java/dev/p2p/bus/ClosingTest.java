package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.bus.HeldSubscriber;
import dev.p2p.testkit.bus.RecordingSubscriber;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits in a close for whom, and who does not. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class ClosingTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);
  private static final EventTopic<String> OTHER =
      EventTopic.of("other", String.class, String::length);

  private final RingBufferEventBus bus = newBus();
  private final HeldSubscriber<String> held = new HeldSubscriber<>();

  @AfterEach
  @Timeout(20)
  void letGo() throws Exception {
    held.release();
    // On a thread of its own: a close that waits for ever can not be interrupted.
    BackgroundCall.run(bus::close).result();
  }

  @Test
  void aSinkThatClosesASubscriptionDoesNotMakeThePublisherWait() throws Exception {
    Subscription subscription = subscribeHeld(QueueLimits.DEFAULTS);
    bus.publish(TEXT, "waits");
    bus.attach(
        OTHER,
        event -> {
          subscription.close();
          return Offer.ACCEPTED;
        });

    BackgroundCall.run(() -> bus.publish(OTHER, "a")).result();

    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 0, 1, 1));
  }

  @Test
  void aSinkThatClosesTheBusDoesNotMakeWhoeverPublishesSeveralWait() throws Exception {
    Subscription subscription = subscribeHeld(QueueLimits.DEFAULTS);
    bus.attach(
        OTHER,
        event -> {
          bus.close();
          return Offer.ACCEPTED;
        });

    var publishing = BackgroundCall.start(() -> bus.publishAll(OTHER, List.of("a", "b")));

    assertThat(publishing.result())
        .containsExactly(new PublishResult.Offered(1, 0, 0), new PublishResult.Offered(0, 0, 1));
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 0, 0, 1));
  }

  @Test
  void anAdmissionThatClosesTheBusDoesNotMakeThePublisherWait() throws Exception {
    Subscription subscription = subscribeHeld(QueueLimits.DEFAULTS);
    bus.admit(
        OTHER,
        event -> {
          bus.close();
          return Optional.empty();
        });

    BackgroundCall.run(() -> bus.publish(OTHER, "a")).result();

    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 0, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10})
  void callbacksThatCloseEachOtherInACircleAllGoOn(int length) throws Exception {
    List<CompletableFuture<Subscription>> subscriptions = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      subscriptions.add(new CompletableFuture<>());
    }
    var allRun = new Phaser(length);
    var wentOn = new RecordingSubscriber<String>();
    for (int i = 0; i < length; i++) {
      CompletableFuture<Subscription> next = subscriptions.get((i + 1) % length);
      // A bus each: the circle may lead through several.
      RingBufferEventBus own = i == 0 ? bus : newBus();
      subscriptions
          .get(i)
          .complete(
              own.subscribe(
                  TEXT,
                  QueueLimits.DEFAULTS,
                  event -> {
                    allRun.arriveAndAwaitAdvance();
                    next.join().close();
                    wentOn.on(event);
                  }));
      own.publish(TEXT, "a");
    }

    assertThat(wentOn.await(length)).hasSize(length);
  }

  @Test
  void aChainThatDoesNotLeadBackIsWaitedForToItsEnd() throws Exception {
    Subscription last = subscribeHeld(QueueLimits.DEFAULTS);
    var closing = new CompletableFuture<Thread>();
    var wentOn = new RecordingSubscriber<String>();
    Subscription middle =
        bus.subscribe(
            OTHER,
            QueueLimits.DEFAULTS,
            event -> {
              closing.complete(Thread.currentThread());
              last.close();
              wentOn.on(event);
            });
    bus.publish(OTHER, "a");
    closing.join();

    var first = BackgroundCall.run(middle::close);
    first.awaitBlocked();
    held.release();
    first.result();

    assertThat(wentOn.events()).containsExactly("a");
  }

  @Test
  void closingTheBusWaitsForASubscriberThatWasJustLetGo() throws Exception {
    subscribeHeld(new QueueLimits(1, 100, OverflowPolicy.DISCONNECT));
    bus.publish(TEXT, "b");
    bus.publish(TEXT, "c");

    var closing = BackgroundCall.run(bus::close);
    closing.awaitBlocked();
    held.release();
    closing.result();

    assertThat(held.returned()).containsExactly("held");
  }

  @Test
  void closingTheBusWaitsForASinkThatHasJustClosedItself() throws Exception {
    var own = new CompletableFuture<Subscription>();
    own.complete(
        bus.attach(
            TEXT,
            event -> {
              own.join().close();
              held.on(event);
              return Offer.ACCEPTED;
            }));
    var publishing = BackgroundCall.run(() -> bus.publish(TEXT, "a"));
    held.awaitCall();

    var closing = BackgroundCall.run(bus::close);
    closing.awaitBlocked();
    held.release();
    closing.result();

    assertThat(held.returned()).containsExactly("a");
    publishing.result();
  }

  @Test
  void closeWaitsForTheReportOfWhatTheCallbackThrew() throws Exception {
    var report = new HeldSubscriber<BusFailure>();
    var reporting = new RingBufferEventBus(Execution.virtualThreads(), report::on);
    Subscription subscription =
        reporting.subscribe(
            TEXT,
            QueueLimits.DEFAULTS,
            event -> {
              throw new IllegalStateException("on purpose");
            });
    reporting.publish(TEXT, "a");
    report.awaitCall();

    var closing = BackgroundCall.run(subscription::close);
    closing.awaitBlocked();
    report.release();
    closing.result();

    assertThat(report.returned()).hasSize(1);
  }

  @Test
  void anErrorHandlerCanCloseTheSubscriptionThatFailed() throws Exception {
    var failed = new CompletableFuture<Subscription>();
    var closed = new RecordingSubscriber<BusFailure>();
    var strict =
        new RingBufferEventBus(
            Execution.virtualThreads(),
            failure -> {
              failed.join().close();
              closed.on(failure);
            });
    var cause = new IllegalStateException("on purpose");
    Subscription subscription =
        strict.subscribe(
            TEXT,
            QueueLimits.DEFAULTS,
            event -> {
              throw cause;
            });
    strict.publish(TEXT, "a");
    strict.publish(TEXT, "b");
    failed.complete(subscription);

    closed.await(1);
    strict.close();

    assertThat(closed.events())
        .containsExactly(new BusFailure.SubscriberFailed(TEXT, subscription.id(), cause));
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 1, 0, 0, 1, 0));
  }

  /** Subscribes {@link #held} and keeps it busy with an event of its own. */
  private Subscription subscribeHeld(QueueLimits limits) throws InterruptedException {
    Subscription subscription = bus.subscribe(TEXT, limits, held);
    bus.publish(TEXT, "held");
    held.awaitCall();
    return subscription;
  }

  private static RingBufferEventBus newBus() {
    return new RingBufferEventBus(Execution.virtualThreads(), failure -> {});
  }
}
