package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.p2p.api.EventSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.Subscription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this bus does with events that are published together, beyond the contract of the port. */
@Timeout(20)
class PublishAllTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);

  private final List<BusFailure> failures = new ArrayList<>();
  private final RingBufferEventBus bus =
      new RingBufferEventBus(new SteppedExecution(), failures::add);
  private final List<List<String>> taken = new ArrayList<>();

  /** Takes events together; {@code answer} is what it makes of them. */
  private record Together(List<List<String>> calls, List<Offer> answer)
      implements EventSink<String> {

    @Override
    public Offer offer(String event) {
      throw new AssertionError("one by one: " + event);
    }

    @Override
    public List<Offer> offerAll(List<? extends String> events) {
      calls.add(List.copyOf(events));
      return answer;
    }
  }

  @Test
  void whoTakesEventsTogetherIsOfferedAllThatAreAdmittedAtOnce() {
    bus.attach(TEXT, new Together(taken, List.of(Offer.DISPLACED, Offer.REFUSED)));
    bus.admit(TEXT, event -> Optional.of("no").filter(refusal -> event.equals("a")));

    assertThat(bus.publishAll(TEXT, List.of("a", "b", "c")))
        .containsExactly(
            new PublishResult.Rejected("no"),
            new PublishResult.Offered(1, 1, 0),
            new PublishResult.Offered(0, 0, 1));
    assertThat(taken).containsExactly(List.of("b", "c"));
  }

  @ParameterizedTest(name = "{0} offers for two events")
  @ValueSource(ints = {0, 1, 3})
  void whoAnswersAnotherNumberOfOffersHasRefusedAllAndIsReported(int offers) {
    Subscription broken =
        bus.attach(
            TEXT,
            new Together(
                taken,
                Arrays.asList(new Offer[offers]).stream().map(none -> Offer.ACCEPTED).toList()));
    bus.attach(TEXT, event -> Offer.ACCEPTED);

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .containsOnly(new PublishResult.Offered(1, 0, 1));
    assertThat(broken.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 2, 0, 0));
    assertThat(failures).singleElement().isInstanceOf(BusFailure.SinkFailed.class);
    assertThat(failures.getFirst().toString())
        .contains(
            "a sink must answer one offer for each event, answered %d for 2".formatted(offers));
  }

  @Test
  void whoAnswersNothingForOneHasRefusedAllAndIsReported() {
    bus.attach(TEXT, new Together(taken, Arrays.asList(Offer.ACCEPTED, null)));

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .containsOnly(new PublishResult.Offered(0, 0, 1));
    assertThat(failures).hasSize(1);
  }

  @Test
  void aSinkThatThrowsIsReportedOnceAndCountsAsRefusingAll() {
    var onPurpose = new IllegalStateException("on purpose");
    Subscription broken =
        bus.attach(
            TEXT,
            event -> {
              throw onPurpose;
            });

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .containsOnly(new PublishResult.Offered(0, 0, 1));
    assertThat(failures).containsExactly(new BusFailure.SinkFailed(TEXT, broken.id(), onPurpose));
  }

  @Test
  void aSinkThatWasClosedIsOfferedNothing() {
    Subscription[] second = new Subscription[1];
    bus.attach(
        TEXT,
        event -> {
          second[0].close();
          return Offer.ACCEPTED;
        });
    second[0] = bus.attach(TEXT, new Together(taken, List.of(Offer.ACCEPTED, Offer.ACCEPTED)));

    assertThat(bus.publishAll(TEXT, List.of("a", "b")))
        .hasSize(2)
        .containsOnly(new PublishResult.Offered(1, 0, 1));
    assertThat(taken).isEmpty();
  }

  @Test
  void whoPublishesNothingAtAllAmongThemIsToldAndNobodyIsOfferedTheOthers() {
    bus.attach(TEXT, new Together(taken, List.of(Offer.ACCEPTED)));

    assertThatNullPointerException()
        .isThrownBy(() -> bus.publishAll(TEXT, Arrays.asList("a", null)));
    assertThat(taken).isEmpty();
  }

  @Test
  void whatHasNoSizeIsFoundOutBeforeAnybodyIsOfferedAnything() {
    EventTopic<String> sized = EventTopic.of("sized", String.class, text -> 1 - text.length());
    bus.attach(sized, new Together(taken, List.of(Offer.ACCEPTED, Offer.ACCEPTED)));
    bus.admit(
        sized,
        event -> {
          taken.add(List.of("asked for " + event));
          return Optional.empty();
        });

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.publishAll(sized, List.of("a", "bc")))
        .withMessage("the size of an event on topic sized<String> must be at least 0, was -1");
    assertThat(taken).isEmpty();
  }
}
