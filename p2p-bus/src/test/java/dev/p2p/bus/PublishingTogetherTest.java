package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.BatchSink;
import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import dev.p2p.api.Subscription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this bus does with several events at once, beyond the contract of the port. */
class PublishingTogetherTest {

  private static final EventTopic<String> TEXT =
      EventTopic.of("text", String.class, String::length);
  private static final List<String> EVENTS = List.of("a", "b", "c");

  private final List<BusFailure> failures = new ArrayList<>();
  private final RingBufferEventBus bus =
      new RingBufferEventBus(new SteppedExecution(), failures::add);

  /** A sink that is called with several, and answers as it was told to. */
  private record Batching(List<List<?>> calls, UnaryOperator<List<Offer>> answer)
      implements BatchSink<String> {

    Batching(UnaryOperator<List<Offer>> answer) {
      this(new ArrayList<>(), answer);
    }

    @Override
    public Offer offer(String event) {
      throw new AssertionError("offered alone: " + event);
    }

    @Override
    public List<Offer> offerAll(List<? extends String> events) {
      calls.add(List.copyOf(events));
      List<Offer> offers = new ArrayList<>();
      events.forEach(event -> offers.add(Offer.ACCEPTED));
      return answer.apply(offers);
    }
  }

  @Test
  void aSinkIsCalledOnceWithAllThatAreAdmitted() {
    Batching sink = new Batching(UnaryOperator.identity());
    bus.admit(TEXT, event -> event.equals("b") ? Optional.of("no") : Optional.empty());
    bus.attach(TEXT, sink);

    bus.publishAll(TEXT, EVENTS);

    assertThat(sink.calls()).containsExactly(List.of("a", "c"));
  }

  @Test
  void aSinkIsNotCalledIfNoneIsAdmitted() {
    Batching sink = new Batching(UnaryOperator.identity());
    bus.admit(TEXT, event -> Optional.of("no"));
    bus.attach(TEXT, sink);

    assertThat(bus.publishAll(TEXT, EVENTS)).containsOnly(new PublishResult.Rejected("no"));

    assertThat(sink.calls()).isEmpty();
  }

  @Test
  void whatASinkThrowsAtOneIsNoLossOfTheOthers() {
    List<String> taken = new ArrayList<>();
    bus.attach(
        TEXT,
        event -> {
          if (event.equals("b")) {
            throw new IllegalStateException("on purpose");
          }
          taken.add(event);
          return Offer.ACCEPTED;
        });

    assertThat(bus.publishAll(TEXT, EVENTS))
        .containsExactly(
            new PublishResult.Offered(1, 0, 0),
            new PublishResult.Offered(0, 0, 1),
            new PublishResult.Offered(1, 0, 0));
    assertThat(taken).containsExactly("a", "c");
    assertThat(failures).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void aSinkThatAnswersUnsoundlyRefusesAllIsReportedOnceAndStays(
      UnaryOperator<List<Offer>> answer) {
    Batching behind = new Batching(UnaryOperator.identity());
    Subscription broken = bus.attach(TEXT, new Batching(answer));
    bus.attach(TEXT, behind);

    for (int round = 1; round <= 2; round++) {
      assertThat(bus.publishAll(TEXT, EVENTS))
          .hasSize(3)
          .containsOnly(new PublishResult.Offered(1, 0, 1));
      assertThat(broken.counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 3L * round, 0, 0));
      assertThat(behind.calls()).hasSize(round).containsOnly(EVENTS);
      assertThat(failures)
          .hasSize(round)
          .allSatisfy(failure ->
              assertThat(failure)
                  .isInstanceOfSatisfying(
                      BusFailure.SinkFailed.class,
                      failed -> assertThat(failed.subscriptionId()).isEqualTo(broken.id())));
    }
  }

  @SuppressWarnings("NullAway") // As a sink without it might.
  private static Stream<UnaryOperator<List<Offer>>> unsound() {
    return Stream.of(
        offers -> {
          throw new IllegalStateException("on purpose");
        },
        offers -> {
          throw new StackOverflowError();
        },
        offers -> offers.subList(1, offers.size()),
        offers -> List.of(),
        offers -> Stream.concat(offers.stream(), Stream.of(Offer.ACCEPTED)).toList(),
        offers -> Arrays.asList(Offer.ACCEPTED, null, Offer.ACCEPTED),
        offers -> null);
  }

  @Test
  void howManyOffersWereTooFewIsSaid() {
    bus.attach(TEXT, new Batching(offers -> offers.subList(1, offers.size())));

    bus.publishAll(TEXT, EVENTS);

    assertThat(failures)
        .singleElement()
        .satisfies(failure ->
            assertThat(failure.toString())
                .contains("a sink must answer one offer for each event, answered 2 for 3"));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void ifTheLastHasNoSizeNobodyIsAskedForAnyOfThem(EventTopic<String> sized) {
    List<String> asked = new ArrayList<>();
    bus.admit(
        TEXT,
        event -> {
          asked.add(event);
          return Optional.empty();
        });
    bus.attach(
        TEXT,
        event -> {
          asked.add(event);
          return Offer.ACCEPTED;
        });

    assertThatThrownBy(() -> bus.publishAll(sized, EVENTS)).isInstanceOf(RuntimeException.class);

    assertThat(asked).isEmpty();
    assertThat(CurrentPublish.exists()).isFalse();
    bus.close(); // Would wait for that publish.
  }

  private static Stream<EventTopic<String>> sizes() {
    return Stream.of(
        EventTopic.of("text", String.class, event -> event.equals("c") ? -1 : 1),
        EventTopic.of(
            "text",
            String.class,
            event -> {
              if (event.equals("c")) {
                throw new IllegalStateException("on purpose");
              }
              return 1;
            }));
  }

  @Test
  void whoIsClosedInTheMidstRefusesAllOfThem() {
    List<Subscription> later = new ArrayList<>();
    Batching closed = new Batching(UnaryOperator.identity());
    bus.attach(
        TEXT,
        new Batching(offers -> {
          later.forEach(Subscription::close);
          return offers;
        }));
    later.add(bus.attach(TEXT, closed));

    assertThat(bus.publishAll(TEXT, EVENTS))
        .hasSize(3)
        .containsOnly(new PublishResult.Offered(1, 0, 1));

    assertThat(closed.calls()).isEmpty();
    assertThat(later.getFirst().counts()).isEqualTo(new Subscription.Counts(0, 0, 0, 3, 0, 0));
  }

  @Test
  @SuppressWarnings("NullAway") // As a caller without it might.
  void nullIsNoneOfThem() {
    Batching sink = new Batching(UnaryOperator.identity());
    bus.attach(TEXT, sink);

    assertThatNullPointerException()
        .isThrownBy(() -> bus.publishAll(TEXT, Arrays.asList("a", null)));

    assertThat(sink.calls()).isEmpty();
  }
}
