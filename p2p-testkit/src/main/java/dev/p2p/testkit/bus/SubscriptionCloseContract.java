package dev.p2p.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscriber;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What {@link Subscription#close} and {@link EventBus#close} must do: when they return nothing more
 * is delivered. An adapter's test extends this and says how a bus is made.
 */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class SubscriptionCloseContract {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);

  private final HeldSubscriber<String> held = new HeldSubscriber<>();
  private EventBus bus;

  /** For the adapter's test. */
  protected SubscriptionCloseContract() {}

  /** A new bus, its actors on real threads; the contract closes it. */
  protected abstract EventBus create();

  @BeforeEach
  void openBus() {
    bus = create();
  }

  @AfterEach
  @Timeout(20)
  void closeBus() throws Exception {
    held.release();
    // On a thread of its own: a close that waits for ever can not be interrupted.
    BackgroundCall.run(bus::close).result();
  }

  @Test
  void afterCloseASinkIsOfferedNothing() {
    var sunk = new RecordingSubscriber<String>();
    Subscription subscription = bus.attach(TEXT, event -> take(sunk, event));
    bus.publish(TEXT, "a");

    subscription.close();
    subscription.close();

    assertThat(bus.publish(TEXT, "b")).isEqualTo(new PublishResult.Offered(0, 0, 0));
    assertThat(sunk.events()).containsExactly("a");
  }

  @Test
  void closeLeavesTheOthersAlone() throws Exception {
    var other = new RecordingSubscriber<String>();
    Subscription subscription = bus.attach(TEXT, event -> Offer.ACCEPTED);
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, other);

    subscription.close();

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 0));
    assertThat(other.await(1)).containsExactly("a");
  }

  @Test
  void closeWaitsForTheCallbackThatRunsAndDiscardsWhatWaits() throws Exception {
    Subscription subscription = subscribeHeld();
    bus.publish(TEXT, "b");
    bus.publish(TEXT, "c");

    var closing = BackgroundCall.run(subscription::close);
    closing.awaitBlocked();
    held.release();
    closing.result();

    assertThat(held.returned()).containsExactly("held");
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(1, 0, 0, 0, 2, 0));
  }

  @Test
  void aSecondCloseWaitsForTheSameCallback() throws Exception {
    Subscription subscription = subscribeHeld();
    var first = BackgroundCall.run(subscription::close);
    first.awaitBlocked();

    var second = BackgroundCall.run(subscription::close);
    second.awaitBlocked();

    held.release();
    first.result();
    second.result();
  }

  @Test
  void aSubscriberCanCloseItsOwnSubscription() throws Exception {
    var own = new CompletableFuture<Subscription>();
    var told = new RecordingSubscriber<String>();
    Subscription subscription =
        bus.subscribe(
            TEXT,
            QueueLimits.DEFAULTS,
            event -> {
              own.join().close();
              told.on(event);
            });
    bus.publish(TEXT, "a");
    bus.publish(TEXT, "b");

    own.complete(subscription);
    told.await(1);
    BackgroundCall.run(subscription::close).result();

    assertThat(told.events()).containsExactly("a");
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(1, 0, 0, 0, 1, 0));
  }

  @Test
  void aSinkCanCloseItsOwnSubscription() throws Exception {
    var own = new CompletableFuture<Subscription>();
    var sunk = new RecordingSubscriber<String>();
    own.complete(
        bus.attach(
            TEXT,
            event -> {
              own.join().close();
              return take(sunk, event);
            }));

    BackgroundCall.run(() -> bus.publish(TEXT, "a")).result();
    bus.publish(TEXT, "b");

    assertThat(sunk.events()).containsExactly("a");
  }

  @Test
  void closeWaitsForTheOfferThatRuns() throws Exception {
    Subscription subscription = bus.attach(TEXT, event -> take(held, event));
    var publishing = BackgroundCall.run(() -> bus.publish(TEXT, "a"));
    held.awaitCall();

    var closing = BackgroundCall.run(subscription::close);
    closing.awaitBlocked();
    held.release();
    closing.result();

    assertThat(held.returned()).containsExactly("a");
    publishing.result();
  }

  @Test
  void closingTheBusWaitsForEveryCallbackThatRuns() throws Exception {
    subscribeHeld();
    var sink = new HeldSubscriber<String>();
    EventTopic<String> other = EventTopic.of("other", String.class, String::length);
    bus.attach(other, event -> take(sink, event));
    var publishing = BackgroundCall.run(() -> bus.publish(other, "a"));
    sink.awaitCall();

    var closing = BackgroundCall.run(bus::close);
    closing.awaitBlocked();
    sink.release();
    publishing.result();
    closing.awaitBlocked();
    held.release();
    closing.result();

    assertThat(List.of(sink.returned(), held.returned()))
        .containsExactly(List.of("a"), List.of("held"));
  }

  @Test
  void aSubscriberCanCloseTheBus() throws Exception {
    var told = new RecordingSubscriber<String>();
    bus.subscribe(
        TEXT,
        QueueLimits.DEFAULTS,
        event -> {
          bus.close();
          told.on(event);
        });

    bus.publish(TEXT, "a");

    assertThat(told.await(1)).containsExactly("a");
    assertThat(bus.publish(TEXT, "b")).isInstanceOf(PublishResult.Rejected.class);
  }

  @Test
  void subscribersThatCloseEachOtherDoNotWaitForEver() throws Exception {
    var first = new CompletableFuture<Subscription>();
    var second = new CompletableFuture<Subscription>();
    var told = new RecordingSubscriber<String>();
    // Neither closes the other's subscription before both callbacks run.
    var bothRun = new Phaser(2);
    first.complete(subscribeClosing(second, bothRun, told));
    second.complete(subscribeClosing(first, bothRun, told));

    bus.publish(TEXT, "a");

    assertThat(told.await(2)).containsExactly("a", "a");
    assertThat(bus.publish(TEXT, "b")).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  private Subscription subscribeClosing(
      CompletableFuture<Subscription> other, Phaser bothRun, RecordingSubscriber<String> told) {
    return bus.subscribe(
        TEXT,
        QueueLimits.DEFAULTS,
        event -> {
          bothRun.arriveAndAwaitAdvance();
          other.join().close();
          told.on(event);
        });
  }

  /** Subscribes {@link #held} and keeps it busy with an event of its own. */
  private Subscription subscribeHeld() throws InterruptedException {
    Subscription subscription = bus.subscribe(TEXT, QueueLimits.DEFAULTS, held);
    bus.publish(TEXT, "held");
    held.awaitCall();
    return subscription;
  }

  private static Offer take(Subscriber<String> subscriber, String event) {
    subscriber.on(event);
    return Offer.ACCEPTED;
  }
}
