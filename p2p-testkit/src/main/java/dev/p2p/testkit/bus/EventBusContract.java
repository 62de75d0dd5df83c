package dev.p2p.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.BatchSink;
import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every {@link EventBus} must do with what is published: topics, sinks, results, order,
 * admission, the end of the bus. An adapter's test extends this and says how a bus is made.
 */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class EventBusContract {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);
  private static final EventTopic<Integer> NUMBER =
      EventTopic.of("number", Integer.class, number -> Integer.BYTES);

  private EventBus bus;

  /** For the adapter's test. */
  protected EventBusContract() {}

  /** A new bus, its actors on real threads; the contract closes it. */
  protected abstract EventBus create();

  @BeforeEach
  void openBus() {
    bus = create();
  }

  @AfterEach
  @Timeout(20)
  void closeBus() throws Exception {
    // On a thread of its own: a close that waits for ever can not be interrupted.
    BackgroundCall.run(bus::close).result();
  }

  @Test
  void anEventReachesEverySubscriberOfItsTopicAndNoOther() throws Exception {
    List<String> sunk = new ArrayList<>();
    var subscriber = new RecordingSubscriber<String>();
    var other = new RecordingSubscriber<Integer>();
    bus.attach(TEXT, event -> take(sunk, event));
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);
    bus.subscribe(NUMBER, QueueLimits.DEFAULTS, other);

    PublishResult result = bus.publish(TEXT, "a");
    bus.publish(NUMBER, 1);

    assertThat(result).isEqualTo(new PublishResult.Offered(2, 0, 0));
    assertThat(sunk).containsExactly("a");
    assertThat(subscriber.await(1)).containsExactly("a");
    assertThat(other.await(1)).containsExactly(1);
  }

  @Test
  void topicsOfTheSameNameAndTypeAreOneAndOfAnotherTypeAreNot() {
    List<String> sunk = new ArrayList<>();
    bus.attach(TEXT, event -> take(sunk, event));

    bus.publish(EventTopic.of("text", String.class, text -> 0), "same");
    bus.publish(EventTopic.of("text", Integer.class, number -> 0), 1);

    assertThat(sunk).containsExactly("same");
  }

  @Test
  void whatNobodySubscribesToIsOfferedToNobody() {
    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  @Test
  void theResultAddsUpWhatTheSinksDid() {
    bus.attach(TEXT, event -> Offer.ACCEPTED);
    bus.attach(TEXT, event -> Offer.DISPLACED);
    bus.attach(TEXT, event -> Offer.DISPLACED);
    bus.attach(TEXT, event -> Offer.REFUSED);
    bus.attach(TEXT, event -> Offer.SKIPPED);

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(3, 2, 1));
  }

  @Test
  void aSinkIsCalledOnThePublishersThread() {
    List<Thread> threads = new ArrayList<>();
    bus.attach(TEXT, event -> take(threads, Thread.currentThread()));

    bus.publish(TEXT, "a");

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void aSinkIsOfferedTheEventsOfOneThreadInOrder() {
    List<Integer> sunk = new ArrayList<>();
    bus.attach(NUMBER, event -> take(sunk, event));
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

    numbers.forEach(number -> bus.publish(NUMBER, number));

    assertThat(sunk).isEqualTo(numbers);
  }

  @Test
  void aSinksCountsFollowWhatItAnswers() {
    Subscription taking = bus.attach(TEXT, event -> Offer.ACCEPTED);
    Subscription refusing = bus.attach(TEXT, event -> Offer.REFUSED);

    bus.publish(TEXT, "a");
    bus.publish(TEXT, "b");

    assertThat(taking.counts()).isEqualTo(new Subscription.Counts(2, 0, 0, 0, 0, 0));
    assertThat(refusing.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 2, 0, 0));
  }

  @Test
  void idsAreNeverUsedAgain() {
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Subscription sink = bus.attach(TEXT, event -> Offer.ACCEPTED);
      Subscription queue = bus.subscribe(NUMBER, QueueLimits.DEFAULTS, new RecordingSubscriber<>());
      assertThat(ids.add(sink.id())).isTrue();
      assertThat(ids.add(queue.id())).isTrue();
      sink.close();
      queue.close();
    }
  }

  @Test
  void theAdmissionIsAskedOncePerPublishBeforeAnyoneIsOfferedTheEvent() {
    List<String> log = new ArrayList<>();
    bus.admit(TEXT, event -> admit(log, event));
    bus.attach(TEXT, event -> take(log, "first sink " + event));
    bus.attach(TEXT, event -> take(log, "second sink " + event));

    bus.publish(TEXT, "a");

    assertThat(log).containsExactly("asked for a", "first sink a", "second sink a");
  }

  @Test
  void theAdmissionIsAskedEvenIfNobodySubscribes() {
    List<String> log = new ArrayList<>();
    bus.admit(TEXT, event -> admit(log, event));

    bus.publish(TEXT, "a");

    assertThat(log).containsExactly("asked for a");
  }

  @Test
  void whatIsNotAdmittedReachesNobodyAndThePublisherIsToldWhy() {
    List<String> sunk = new ArrayList<>();
    Subscription sink = bus.attach(TEXT, event -> take(sunk, event));
    bus.admit(TEXT, event -> Optional.of("no " + event));

    PublishResult result = bus.publish(TEXT, "a");

    assertThat(result).isEqualTo(new PublishResult.Rejected("no a"));
    assertThat(sunk).isEmpty();
    assertThat(sink.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 0, 0, 0));
  }

  @Test
  void anAdmissionConcernsItsOwnTopicOnly() {
    bus.admit(TEXT, event -> Optional.of("no"));

    assertThat(bus.publish(NUMBER, 1)).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  @Test
  void aTopicHasAtMostOneAdmission() throws Exception {
    AutoCloseable first = bus.admit(TEXT, event -> Optional.of("first"));

    assertThatIllegalStateException()
        .isThrownBy(() -> bus.admit(TEXT, event -> Optional.of("second")));
    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Rejected("first"));

    first.close();
    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Offered(0, 0, 0));
  }

  @Test
  void closingAnAdmissionAgainLeavesItsSuccessorAlone() throws Exception {
    AutoCloseable first = bus.admit(TEXT, event -> Optional.of("first"));
    first.close();
    bus.admit(TEXT, event -> Optional.of("second"));

    first.close();

    assertThat(bus.publish(TEXT, "a")).isEqualTo(new PublishResult.Rejected("second"));
  }

  @Test
  void whatIsPublishedTogetherReachesEverySubscriberInOrder() throws Exception {
    List<Integer> oneByOne = new ArrayList<>();
    List<Integer> together = new ArrayList<>();
    var subscriber = new RecordingSubscriber<Integer>();
    bus.attach(NUMBER, event -> take(oneByOne, event));
    bus.attach(NUMBER, new Collecting<>(together));
    bus.subscribe(NUMBER, QueueLimits.DEFAULTS, subscriber);
    List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();

    List<PublishResult> results = bus.publishAll(NUMBER, numbers);

    assertThat(results).hasSize(1_000).containsOnly(new PublishResult.Offered(3, 0, 0));
    assertThat(oneByOne).isEqualTo(numbers);
    assertThat(together).isEqualTo(numbers);
    assertThat(subscriber.await(1_000)).isEqualTo(numbers);
  }

  @Test
  void whatBecameOfEachThatIsPublishedTogetherIsTold() {
    List<Offer> answers =
        List.of(Offer.ACCEPTED, Offer.DISPLACED, Offer.REFUSED, Offer.SKIPPED, Offer.ACCEPTED);
    Subscription choosy = bus.attach(NUMBER, answers::get);
    bus.attach(NUMBER, event -> Offer.DISPLACED);

    assertThat(bus.publishAll(NUMBER, List.of(0, 1, 2, 3, 4)))
        .containsExactly(
            new PublishResult.Offered(2, 1, 0),
            new PublishResult.Offered(2, 2, 0),
            new PublishResult.Offered(1, 1, 1),
            new PublishResult.Offered(1, 1, 0),
            new PublishResult.Offered(2, 1, 0));
    assertThat(choosy.counts()).isEqualTo(new Subscription.Counts(3, 0, 0, 1, 0, 0));
  }

  @Test
  void oneThatIsNotAdmittedDoesNotKeepThoseOutThatArePublishedWithIt() {
    List<String> oneByOne = new ArrayList<>();
    List<String> together = new ArrayList<>();
    bus.admit(TEXT, event -> event.equals("b") ? Optional.of("no b") : Optional.empty());
    bus.attach(TEXT, event -> take(oneByOne, event));
    bus.attach(TEXT, new Collecting<>(together));
    bus.attach(TEXT, event -> event.equals("c") ? Offer.REFUSED : Offer.ACCEPTED);

    assertThat(bus.publishAll(TEXT, List.of("a", "b", "c")))
        .containsExactly(
            new PublishResult.Offered(3, 0, 0),
            new PublishResult.Rejected("no b"),
            new PublishResult.Offered(2, 0, 1));
    assertThat(oneByOne).containsExactly("a", "c");
    assertThat(together).containsExactly("a", "c");
  }

  @Test
  void ofNothingNothingBecomes() {
    List<String> sunk = new ArrayList<>();
    bus.attach(TEXT, event -> take(sunk, event));

    assertThat(bus.publishAll(TEXT, List.of())).isEmpty();
    assertThat(sunk).isEmpty();
    bus.close();
    assertThat(bus.publishAll(TEXT, List.of())).isEmpty();
  }

  @Test
  void afterCloseEachThatIsPublishedTogetherIsRejected() {
    List<String> log = new ArrayList<>();
    bus.admit(TEXT, event -> admit(log, event));
    bus.attach(TEXT, event -> take(log, event));

    bus.close();

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .hasOnlyElementsOfType(PublishResult.Rejected.class);
    assertThat(log).isEmpty();
  }

  @Test
  void afterCloseThePublisherIsRejectedAndNobodyIsOfferedAnything() {
    List<String> log = new ArrayList<>();
    bus.admit(TEXT, event -> admit(log, event));
    bus.attach(TEXT, event -> take(log, event));

    bus.close();
    bus.close();

    assertThat(bus.publish(TEXT, "a")).isInstanceOf(PublishResult.Rejected.class);
    assertThat(log).isEmpty();
  }

  @Test
  void afterCloseNobodyCanSubscribe() {
    bus.close();

    assertThatIllegalStateException().isThrownBy(() -> bus.attach(TEXT, event -> Offer.ACCEPTED));
    assertThatIllegalStateException()
        .isThrownBy(() -> bus.subscribe(TEXT, QueueLimits.DEFAULTS, new RecordingSubscriber<>()));
    assertThatIllegalStateException().isThrownBy(() -> bus.admit(TEXT, event -> Optional.empty()));
  }

  /** A sink that takes several at once, if the bus has several. */
  private record Collecting<E>(List<E> taken) implements BatchSink<E> {

    @Override
    public Offer offer(E event) {
      return take(taken, event);
    }

    @Override
    public List<Offer> offerAll(List<? extends E> events) {
      taken.addAll(events);
      return Collections.nCopies(events.size(), Offer.ACCEPTED);
    }
  }

  private static <T> Offer take(List<T> taken, T element) {
    taken.add(element);
    return Offer.ACCEPTED;
  }

  private static Optional<String> admit(List<String> log, String event) {
    log.add("asked for " + event);
    return Optional.empty();
  }
}
