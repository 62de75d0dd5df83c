package dev.p2p.testkit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What every {@link EventBus} must do with events that are published together. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class PublishAllContract {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);
  private static final PublishResult TAKEN = new PublishResult.Offered(1, 0, 0);

  private EventBus bus;

  /** For the adapter's test. */
  protected PublishAllContract() {}

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
  void allReachEverySubscriberInTheirOrder() throws Exception {
    List<String> texts = IntStream.range(0, 200).mapToObj(String::valueOf).toList();
    List<String> sunk = new ArrayList<>();
    var subscriber = new RecordingSubscriber<String>();
    Subscription sink = bus.attach(TEXT, event -> take(sunk, event));
    bus.subscribe(TEXT, QueueLimits.DEFAULTS, subscriber);

    List<PublishResult> results = bus.publishAll(TEXT, texts);

    assertThat(results).hasSize(200).containsOnly(new PublishResult.Offered(2, 0, 0));
    assertThat(sunk).isEqualTo(texts);
    assertThat(subscriber.await(200)).isEqualTo(texts);
    assertThat(sink.counts()).isEqualTo(new Subscription.Counts(200, 0, 0, 0, 0, 0));
  }

  @Test
  void eachHasAResultOfItsOwn() {
    bus.attach(TEXT, event -> Offer.valueOf(event));
    bus.attach(TEXT, event -> event.equals("REFUSED") ? Offer.DISPLACED : Offer.ACCEPTED);

    assertThat(bus.publishAll(TEXT, List.of("ACCEPTED", "DISPLACED", "REFUSED", "SKIPPED")))
        .containsExactly(
            new PublishResult.Offered(2, 0, 0),
            new PublishResult.Offered(2, 1, 0),
            new PublishResult.Offered(1, 1, 1),
            TAKEN);
  }

  @Test
  void oneThatIsNotAdmittedDoesNotKeepTheOthersOut() {
    List<String> sunk = new ArrayList<>();
    bus.attach(TEXT, event -> take(sunk, event));
    bus.admit(TEXT, event -> Optional.of("no " + event).filter(refusal -> event.equals("b")));

    assertThat(bus.publishAll(TEXT, List.of("a", "b", "c")))
        .containsExactly(TAKEN, new PublishResult.Rejected("no b"), TAKEN);
    assertThat(sunk).containsExactly("a", "c");
  }

  @Test
  void ofNoEventsNothingComes() {
    bus.attach(TEXT, event -> Offer.ACCEPTED);

    assertThat(bus.publishAll(TEXT, List.of())).isEmpty();
  }

  @Test
  void afterCloseEachIsRejected() {
    List<String> sunk = new ArrayList<>();
    bus.attach(TEXT, event -> take(sunk, event));
    bus.close();

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .hasOnlyElementsOfType(PublishResult.Rejected.class);
    assertThat(sunk).isEmpty();
  }

  private static <T> Offer take(List<T> taken, T element) {
    taken.add(element);
    return Offer.ACCEPTED;
  }
}
