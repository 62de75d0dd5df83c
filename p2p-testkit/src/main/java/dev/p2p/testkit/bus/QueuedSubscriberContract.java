package dev.p2p.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link EventBus} must do for those who {@link EventBus#subscribe}: threads, order,
 * limits, counts. An adapter's test extends this and says how a bus is made.
 */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class QueuedSubscriberContract {

  private static final PublishResult ACCEPTED = new PublishResult.Offered(1, 0, 0);
  private static final PublishResult DISPLACED = new PublishResult.Offered(1, 1, 0);
  private static final PublishResult REFUSED = new PublishResult.Offered(0, 0, 1);

  /** An event is as large as it has letters. */
  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);

  private final HeldSubscriber<String> held = new HeldSubscriber<>();
  private EventBus bus;

  /** For the adapter's test. */
  protected QueuedSubscriberContract() {}

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
  void eachSubscriberHasAThreadOfItsOwn() throws Exception {
    var first = new RecordingSubscriber<Thread>();
    var second = new RecordingSubscriber<Thread>();
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, event -> first.on(Thread.currentThread()));
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, event -> second.on(Thread.currentThread()));

    bus.publish(TEXT, "a");

    assertThat(first.await(1)).doesNotContain(Thread.currentThread());
    assertThat(second.await(1))
        .doesNotContain(Thread.currentThread())
        .doesNotContainAnyElementsOf(first.events());
  }

  @Test
  void eventsOfOneThreadArriveInOrder() throws Exception {
    var subscriber = new RecordingSubscriber<String>();
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);
    List<String> events = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();

    events.forEach(event -> bus.publish(TEXT, event));

    assertThat(subscriber.await(events.size())).isEqualTo(events);
  }

  @Test
  void aBlockedSubscriberHoldsUpNeitherThePublisherNorTheOthers() throws Exception {
    var other = new RecordingSubscriber<String>();
    bus.subscribe(TEXT, limits(2, 100, OverflowPolicy.DROP_OLDEST), held);
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, other);

    for (int i = 0; i < 100; i++) {
      bus.publish(TEXT, "a");
    }

    assertThat(other.await(100)).hasSize(100);
    assertThat(held.returned()).isEmpty();
  }

  @Test
  void theOldestGivesWayAtTheBoundOfElements() throws Exception {
    Subscription subscription = subscribeHeld(limits(2, 100, OverflowPolicy.DROP_OLDEST));

    assertThat(bus.publish(TEXT, "b")).isEqualTo(ACCEPTED);
    assertThat(bus.publish(TEXT, "c")).isEqualTo(ACCEPTED);
    assertThat(bus.publish(TEXT, "d")).isEqualTo(DISPLACED);

    held.release();
    assertThat(held.awaitReturned(3)).containsExactly("held", "c", "d");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(3, 0, 1, 0, 0, 0));
  }

  @Test
  void whatIsPublishedTogetherGivesWayAndIsRefusedOneByOne() throws Exception {
    Subscription subscription = subscribeHeld(limits(2, 4, OverflowPolicy.DROP_OLDEST));

    assertThat(bus.publishAll(TEXT, List.of("b", "large", "c", "d")))
        .containsExactly(ACCEPTED, REFUSED, ACCEPTED, DISPLACED);

    held.release();
    assertThat(held.awaitReturned(3)).containsExactly("held", "c", "d");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(3, 0, 1, 1, 0, 0));
  }

  @Test
  void asManyOfTheOldestGiveWayAsTheBytesOfTheNewOneNeed() throws Exception {
    Subscription subscription = subscribeHeld(limits(10, 6, OverflowPolicy.DROP_OLDEST));
    bus.publish(TEXT, "bb");
    bus.publish(TEXT, "cc");
    bus.publish(TEXT, "dd");

    assertThat(bus.publish(TEXT, "eee")).isEqualTo(DISPLACED);

    held.release();
    assertThat(held.awaitReturned(3)).containsExactly("held", "dd", "eee");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(3, 0, 2, 0, 0, 0));
  }

  @Test
  void theNewestIsRefusedAtEitherBound() throws Exception {
    Subscription subscription = subscribeHeld(limits(2, 6, OverflowPolicy.DROP_NEWEST));
    bus.publish(TEXT, "bbbb");

    assertThat(bus.publish(TEXT, "ccc")).isEqualTo(REFUSED);
    assertThat(bus.publish(TEXT, "d")).isEqualTo(ACCEPTED);
    assertThat(bus.publish(TEXT, "e")).isEqualTo(REFUSED);

    held.release();
    assertThat(held.awaitReturned(3)).containsExactly("held", "bbbb", "d");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(3, 0, 0, 2, 0, 0));
  }

  @Test
  void whereTheLatestIsKeptItTakesThePlaceOfTheOneThatWaits() throws Exception {
    Subscription subscription = subscribeHeld(limits(10, 100, OverflowPolicy.KEEP_LATEST));

    assertThat(bus.publish(TEXT, "b")).isEqualTo(ACCEPTED);
    assertThat(bus.publish(TEXT, "c")).isEqualTo(DISPLACED);
    assertThat(bus.publish(TEXT, "d")).isEqualTo(DISPLACED);

    held.release();
    assertThat(held.awaitReturned(2)).containsExactly("held", "d");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(2, 0, 2, 0, 0, 0));
  }

  @Test
  void aSubscriberThatDoesNotKeepUpIsLetGo() throws Exception {
    Subscription subscription = subscribeHeld(limits(2, 100, OverflowPolicy.DISCONNECT));
    bus.publish(TEXT, "b");
    bus.publish(TEXT, "c");

    assertThat(bus.publish(TEXT, "d")).isEqualTo(REFUSED);

    assertThat(bus.publish(TEXT, "e")).isEqualTo(new PublishResult.Offered(0, 0, 0));
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 1, 2, 1));
    held.release();
    subscription.close();
    assertThat(held.returned()).containsExactly("held");
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(1, 0, 0, 1, 2, 0));
  }

  @Test
  void whatIsTooLargeAllByItselfIsRefusedAndCostsNobodyItsPlace() throws Exception {
    for (OverflowPolicy overflow : OverflowPolicy.values()) {
      var subscriber = new HeldSubscriber<String>();
      Subscription subscription = bus.subscribe(TEXT, limits(2, 4, overflow), subscriber);
      bus.publish(TEXT, "held");
      subscriber.awaitCall();
      bus.publish(TEXT, "b");

      assertThat(bus.publish(TEXT, "large")).isEqualTo(REFUSED);

      subscriber.release();
      assertThat(subscriber.awaitReturned(2)).containsExactly("held", "b");
      subscription.close();
      assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(2, 0, 0, 1, 0, 0));
    }
  }

  @Test
  void anExceptionCountsAsFailedAndTheSubscriptionStays() throws Exception {
    var subscriber = new RecordingSubscriber<String>();
    Subscription subscription =
        bus.subscribe(
            TEXT,
            QueueLimits.DEFAULTS,
            event -> {
              subscriber.on(event);
              if (event.equals("bad")) {
                throw new IllegalArgumentException("on purpose");
              }
            });

    bus.publish(TEXT, "a");
    bus.publish(TEXT, "bad");
    bus.publish(TEXT, "b");

    assertThat(subscriber.await(3)).containsExactly("a", "bad", "b");
    subscription.close();
    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(2, 1, 0, 0, 0, 0));
  }

  @Test
  void everyEventIsCountedWhileItWaits() throws Exception {
    Subscription subscription = subscribeHeld(limits(2, 100, OverflowPolicy.DROP_OLDEST));

    bus.publish(TEXT, "b");

    assertThat(subscription.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 0, 0, 2));
  }

  /** Subscribes {@link #held} and keeps it busy with an event of its own. */
  private Subscription subscribeHeld(QueueLimits limits) throws InterruptedException {
    Subscription subscription = bus.subscribe(TEXT, limits, held);
    bus.publish(TEXT, "held");
    held.awaitCall();
    return subscription;
  }

  private static QueueLimits limits(int elementsMax, long bytesMax, OverflowPolicy overflow) {
    return new QueueLimits(elementsMax, bytesMax, overflow);
  }
}
