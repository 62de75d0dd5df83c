package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.bus.RecordingSubscriber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this bus does beyond the contract of the port, turn by turn, without threads. */
class RingBufferEventBusTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);

  private final IllegalStateException onPurpose = new IllegalStateException("on purpose");
  private final SteppedExecution execution = new SteppedExecution();
  private final List<BusFailure> failures = new ArrayList<>();
  private final RingBufferEventBus bus = new RingBufferEventBus(execution, failures::add);
  private final RecordingSubscriber<String> subscriber = new RecordingSubscriber<>();

  @Test
  void aTurnDeliversOneEvent() {
    Subscription subscription = bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);
    bus.publish(TEXT, "a");
    bus.publish(TEXT, "b");

    assertThat(execution.turn()).isTrue();

    assertThat(subscriber.events()).containsExactly("a");
    assertThat(subscription.counts().waiting()).isEqualTo(1);
  }

  @Test
  void theTurnAfterCloseIsTheLast() {
    Subscription subscription = bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);
    bus.publish(TEXT, "a");
    subscription.close();

    assertThat(execution.turn()).isFalse();
    assertThat(subscriber.events()).isEmpty();
  }

  @Test
  void theActorIsNamedForItsTopicAndSubscription() {
    Subscription subscription = bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);

    assertThat(execution.actors()).containsOnlyKeys("bus-text-" + subscription.id());
  }

  @Test
  void whatASubscriberThrowsIsReportedAndItStays() {
    Subscription subscription =
        bus.subscribe(
            TEXT,
            QueueLimits.DEFAULTS,
            event -> {
              throw onPurpose;
            });
    bus.publish(TEXT, "a");

    assertThat(execution.turn()).isTrue();

    assertThat(failures)
        .containsExactly(new BusFailure.SubscriberFailed(TEXT, subscription.id(), onPurpose));
    assertThat(bus.publish(TEXT, "b")).isEqualTo(new PublishResult.Offered(1, 0, 0));
  }

  @Test
  void aSinkThatThrowsCountsAsRefusedIsReportedAndStays() {
    Subscription sink =
        bus.attach(
            TEXT,
            event -> {
              throw onPurpose;
            });
    bus.attach(TEXT, event -> Offer.ACCEPTED);

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 1));
    assertThat(bus.publish(TEXT, "b")).isEqualTo(new PublishResult.Offered(1, 0, 1));

    assertThat(sink.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 2, 0, 0));
    var failure = new BusFailure.SinkFailed(TEXT, sink.id(), onPurpose);
    assertThat(failures).containsExactly(failure, failure);
  }

  @Test
  void anErrorIsReportedLikeAnException() {
    bus.attach(
        TEXT,
        event -> {
          throw new StackOverflowError();
        });

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(0, 0, 1));
    assertThat(failures).hasSize(1);
  }

  @Test
  void anAdmissionThatThrowsRejectsIsReportedAndStays() {
    bus.admit(
        TEXT,
        event -> {
          throw onPurpose;
        });
    bus.attach(TEXT, event -> Offer.ACCEPTED);

    var rejected =
        new PublishResult.Rejected("the admission of topic text<String> failed: " + onPurpose);
    assertThat(bus.publish(TEXT, "a")).isEqualTo(rejected);
    assertThat(bus.publish(TEXT, "b")).isEqualTo(rejected);
    var failure = new BusFailure.AdmissionFailed(TEXT, onPurpose);
    assertThat(failures).containsExactly(failure, failure);
  }

  @Test
  void aSubscriberThatIsLetGoIsReportedOnce() {
    var limits = new QueueLimits(1, 100, OverflowPolicy.DISCONNECT);
    Subscription subscription = bus.subscribe(TEXT, limits, subscriber);

    bus.publish(TEXT, "a");
    bus.publish(TEXT, "b");
    bus.publish(TEXT, "c");

    assertThat(failures)
        .containsExactly(new BusFailure.SubscriberTooSlow(TEXT, subscription.id(), limits));
    assertThat(execution.turn()).isFalse();
  }

  @Test
  void anErrorHandlerThatThrowsHarmsNobody() {
    var fragile =
        new RingBufferEventBus(
            execution,
            failure -> {
              throw onPurpose;
            });
    fragile.attach(
        TEXT,
        event -> {
          throw onPurpose;
        });
    fragile.attach(TEXT, event -> Offer.ACCEPTED);

    assertThat(fragile.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 1));
  }

  @Test
  void anEventWithoutASizeFailsInThePublishersHandsBeforeAnyoneIsOfferedIt() {
    List<String> asked = new ArrayList<>();
    EventTopic<String> negative = EventTopic.of("text", String.class, event -> -1);
    EventTopic<String> throwing =
        EventTopic.of(
            "text",
            String.class,
            event -> {
              throw onPurpose;
            });
    bus.admit(
        TEXT,
        event -> {
          asked.add(event);
          throw onPurpose;
        });

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.publish(negative, "a"))
        .withMessage("the size of an event on topic text<String> must be at least 0, was -1");
    assertThatThrownBy(() -> bus.publish(throwing, "a")).isSameAs(onPurpose);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatASinkPublishesOnItsOwnTopicOvertakesWhatItIsOffered() {
    bus.attach(
        TEXT,
        event -> {
          if (event.equals("outer")) {
            bus.publish(TEXT, "inner");
          }
          return Offer.ACCEPTED;
        });
    List<String> behind = new ArrayList<>();
    bus.attach(
        TEXT,
        event -> {
          behind.add(event);
          return Offer.ACCEPTED;
        });

    bus.publish(TEXT, "outer");

    assertThat(behind).containsExactly("inner", "outer");
  }

  @Test
  void whoIsClosedInTheMidstOfAPublishRefusesItsEvent() {
    List<Subscription> later = new ArrayList<>();
    List<String> sunk = new ArrayList<>();
    bus.attach(
        TEXT,
        event -> {
          later.forEach(Subscription::close);
          return Offer.ACCEPTED;
        });
    later.add(
        bus.attach(
            TEXT,
            event -> {
              sunk.add(event);
              return Offer.ACCEPTED;
            }));
    later.add(bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber));

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(1, 0, 2));

    assertThat(sunk).isEmpty();
    assertThat(later)
        .extracting(Subscription::counts)
        .containsOnly(new Subscription.Counts(0, 0, 0, 1, 0, 0));
  }

  @Test
  void whatEndsWithAnExceptionIsNoPublishInProgress() {
    EventTopic<String> throwing =
        EventTopic.of(
            "text",
            String.class,
            event -> {
              throw onPurpose;
            });
    assertThatThrownBy(() -> bus.publish(throwing, "a")).isSameAs(onPurpose);

    assertThat(CurrentPublish.exists()).isFalse();
    bus.close(); // Would wait for that publish.
  }

  @Test
  void aTopicNobodyIsOnAnyMoreIsForgotten() throws Exception {
    var routes = new Routes();
    var sink =
        new SinkSubscription<>(
            1, TEXT, event -> Offer.ACCEPTED, routes, new Failures(failures::add));
    routes.add(TEXT, sink);

    sink.close();

    assertThat(routes.find(TEXT)).isSameAs(Route.empty());
  }

  @Test
  void aSubscriptionIsForgottenWithTheLastTurnOfItsActor() {
    var routes = new Routes();
    var queue =
        new QueuedSubscription<>(
            1, TEXT, QueueLimits.DEFAULTS, subscriber, routes, new Failures(failures::add));
    routes.add(TEXT, queue);

    queue.close();
    assertThat(routes.draining()).hasSize(1);
    queue.turn();

    assertThat(routes.draining()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // As a caller without it might.
  void nullIsNoEvent() {
    assertThatNullPointerException().isThrownBy(() -> bus.publish(TEXT, null)).withMessage("event");
  }
}
