package dev.p2p.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2p.simulator.record.TraceEvent.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageSearchTest {

  private final Sightings trace = new Sightings();

  @Test
  void aMessageIsFollowedFromWhereItWasPublishedAlongFirstCopies() {
    trace
        .at(10, "n0", Kind.PUBLISHED, "")
        .at(11, "n0", Kind.SENT, "n1")
        .at(11, "n0", Kind.SENT, "n2")
        .came(50, "n1", "n0", "ACCEPTED")
        .came(60, "n2", "n1", "ACCEPTED")
        .copy(70, "n2", "n0")
        .copy(80, "n0", "n2");

    MessageStory story = trace.find("6d0b");

    assertThat(story.message()).isEqualTo(new SightedMessage(Sightings.ID, "tx", 297));
    assertThat(story.stops())
        .containsExactly(
            stop("n0", 10, "", 0, "published", new Stop.Counts(1, 1, 0, 2)),
            stop("n1", 50, "n0", 1, "accepted", new Stop.Counts(1, 0, 1, 0)),
            stop("n2", 60, "n1", 2, "accepted", new Stop.Counts(2, 1, 1, 0)));
    assertThat(story.origin()).map(Stop::node).contains("n0");
    assertThat(story.copies()).isEqualTo(new Stop.Counts(4, 2, 2, 2));
    assertThat(story.missing()).isEmpty();
  }

  @Test
  void nodesThatAreThereAndNeverHadItAreMissing() {
    trace
        .about(1, "n0", Kind.NOTED, "Listening")
        .about(1, "n1", Kind.NOTED, "Listening")
        .about(5, "", Kind.FAULT, "partition")
        .at(10, "n0", Kind.PUBLISHED, "")
        .message("f".repeat(64))
        .came(20, "n2", "n1", "ACCEPTED");

    MessageStory story = trace.find("6d0b");

    assertThat(story.missing()).containsExactly("n1", "n2");
    assertThat(story.reached()).isEmpty();
    assertThat(story.faults()).containsExactly(new Fault(5_000_000, "", "partition"));
  }

  @Test
  void aVerdictStandsUnlessItIsAFailureAfterWhichAnotherCopyIsTried() {
    trace
        .at(10, "n0", Kind.PUBLISHED, "")
        .came(20, "n1", "n0", "FAILED")
        .came(30, "n1", "n2", "REJECTED")
        .came(20, "n2", "n0", "IGNORED")
        .came(90, "n2", "n0", "ACCEPTED")
        .came(20, "n3", "n0", "FAILED")
        .at(25, "n4", Kind.RECEIVED, "n0");

    MessageStory story = trace.find("6d0b");

    assertThat(story.outcomes().toString())
        .isEqualTo("{failed=1, ignored=1, rejected=1, unprocessed=1}");
    assertThat(story.stops())
        .filteredOn(stop -> stop.node().equals("n1"))
        .containsExactly(stop("n1", 20, "n0", 1, "rejected", new Stop.Counts(2, 0, 2, 0)));
  }

  @Test
  void whatHappenedFirstCountsEvenIfTheTraceTellsItLater() {
    trace.came(30, "n1", "n2", "ACCEPTED").copy(20, "n1", "n0").at(10, "n0", Kind.PUBLISHED, "");

    assertThat(trace.find("6d0b").stops())
        .extracting(Stop::node, Stop::from, Stop::hops)
        .containsExactly(tuple("n0", "", OptionalInt.of(0)), tuple("n1", "n0", OptionalInt.of(1)));
  }

  @Test
  void whatNoNodeOfTheTracePublishedHasNoHops() {
    trace
        .came(20, "n1", "n9", "ACCEPTED")
        .came(30, "n0", "n1", "ACCEPTED")
        .at(5, "n2", Kind.SENT, "n1");

    MessageStory story = trace.find("6d0b");

    assertThat(story.origin()).isEmpty();
    assertThat(story.hopsMax()).isEmpty();
    assertThat(story.stops())
        .extracting(Stop::outcome)
        .containsExactly("held", "accepted", "accepted");
  }

  @Test
  void nodesThatWereGivenItByEachOtherAreNoEndlessPath() {
    trace.came(20, "n1", "n2", "ACCEPTED").came(20, "n2", "n1", "ACCEPTED");

    assertThat(trace.find("6d0b").stops()).extracting(Stop::hops).containsOnly(OptionalInt.empty());
  }

  @Test
  void dropsAreToldOncePerPeerAndReason() {
    trace
        .at(10, "n0", Kind.PUBLISHED, "")
        .at(11, "n0", Kind.DROPPED, "n1", "DISPLACED")
        .at(12, "n0", Kind.DROPPED, "n1", "DISPLACED")
        .at(13, "n0", Kind.DROPPED, "n2", "CONNECTION_ENDED");

    MessageStory story = trace.find("6d0b");

    assertThat(story.drops())
        .containsExactly(
            new Drop(11_000_000, "n0", "n1", "DISPLACED", 2),
            new Drop(13_000_000, "n0", "n2", "CONNECTION_ENDED", 1));
    assertThat(story.dropped().toString()).isEqualTo("{CONNECTION_ENDED=1, DISPLACED=2}");
  }

  @Test
  void aPrefixThatFitsSeveralNamesThem() {
    String other = "6d0b" + "0".repeat(60);
    trace.at(10, "n0", Kind.PUBLISHED, "").message(other).came(20, "n1", "n0", "ACCEPTED");

    assertThatThrownBy(() -> trace.find("6d0b"))
        .isInstanceOf(TraceException.class)
        .message()
        .isEqualToNormalizingNewlines(
            """
            a trace: several messages have an id that begins with "6d0b"; which of these?
              %s  tx, first at n0 after 0.010000 s
              %s  tx, first at n1 after 0.020000 s\
            """
                .formatted(Sightings.ID, other));
    assertThat(trace.find("6d0b0").message().id()).isEqualTo(other);
  }

  @Test
  void aPrefixThatIsTooShortNamesWhatItFitsEvenIfThatIsOne() {
    trace.at(10, "n0", Kind.PUBLISHED, "").message("f".repeat(64)).at(11, "n0", Kind.PUBLISHED, "");

    assertThatThrownBy(() -> trace.find("6d0"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("must be given with at least 4 digits, was \"6d0\"; it fits")
        .hasMessageContaining(Sightings.ID)
        .hasMessageNotContaining("ffff");
  }

  @Test
  void anUnknownPrefixNamesWhatWasPublishedTenAtMost() {
    for (int i = 0; i < 12; i++) {
      trace.message("%064x".formatted(i)).at(i, "n0", Kind.PUBLISHED, "");
    }

    assertThatThrownBy(() -> trace.find("6d0b"))
        .isInstanceOf(TraceException.class)
        .hasMessageContaining("no message has an id that begins with \"6d0b\"")
        .hasMessageContaining("%064x".formatted(9))
        .hasMessageNotContaining("%064x".formatted(10))
        .hasMessageEndingWith("  and others");
  }

  @Test
  void inATraceWithoutMessagesNoneIsNamed() {
    assertThatThrownBy(() -> trace.find("6d0b"))
        .isInstanceOf(TraceException.class)
        .hasMessage("a trace: no message was published in this trace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6D0B3C", "6d0b3c6d0b3c…"})
  void anIdMayBeTypedInCapitalsOrPastedFromALogThatCutItShort(String typed) {
    assertThat(trace.at(10, "n0", Kind.PUBLISHED, "").find(typed).message().id())
        .isEqualTo(Sightings.ID);
  }

  private static Stop stop(
      String node, long millis, String from, int hops, String outcome, Stop.Counts counts) {
    return new Stop(node, millis * 1_000_000, from, OptionalInt.of(hops), outcome, counts);
  }
}
