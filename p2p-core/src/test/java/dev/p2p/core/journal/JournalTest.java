package dev.p2p.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.PeerId;
import dev.p2p.api.Subnet;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JournalTest {

  private static final NodeAddress FAR = NodeAddress.parse("10.0.0.7:7000");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();
  private final Journal journal = new Journal(JournalSettings.DEFAULTS, time);

  static List<CloseReason> reasons() {
    // That none is missing here, NodeObserverContract sees to.
    return SampleEvents.reasons();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyReasonForAnEndIsFoundByTheAddressOfThePeer(CloseReason reason) {
    journal.onEvent(SampleEvents.connected());
    time.advance(SECOND);
    journal.onEvent(new NodeEvent.Closed(SampleEvents.CONNECTION, reason, SECOND));

    JournalEntry end = only(JournalQuery.ALL.address(SampleEvents.ADDRESS).last(1));
    assertThat(end.reason()).isEqualTo(reason.kind());
    assertThat(end.when()).isEqualTo(new Times(time.now(), time.now(), 1));
    assertThat(end.who().peer()).contains(SampleEvents.PEER);
    assertThat(end.evidence()).endsWith("open for 1000 ms");
    assertThat(reason.describe())
        .contains(end.evidence().replaceFirst("(; )?open for 1000 ms$", ""));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void refusalsFailedHandshakesAndEvictionsAreKindsOfTheirOwn(CloseReason reason) {
    journal.onEvent(new NodeEvent.Closed(SampleEvents.CONNECTION, reason, SECOND));

    EntryKind kind =
        switch (reason) {
          case CloseReason.Refused ignored -> EntryKind.REFUSED;
          case CloseReason.HandshakeFailed ignored -> EntryKind.HANDSHAKE_FAILED;
          case CloseReason.Evicted ignored -> EntryKind.EVICTED;
          default -> EntryKind.CLOSED;
        };
    assertThat(only(JournalQuery.ALL).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(Offence.class)
  void everyOffenceIsFoundByTheAddressOfThePeerThatPaid(Offence offence) {
    journal.onEvent(SampleEvents.connected());
    journal.onEvent(new NodeEvent.Penalised(SampleEvents.PEER, offence, 3, "evidence"));

    JournalEntry penalty = only(JournalQuery.ALL.address(SampleEvents.ADDRESS).last(1));
    assertThat(penalty.kind()).isEqualTo(EntryKind.PENALISED);
    assertThat(penalty.reason()).isEqualTo(offence.name());
    assertThat(penalty.when().count()).isEqualTo(3);
    assertThat(penalty.evidence()).isEqualTo("evidence");
  }

  @Test
  void everyKindOfEntryComesAboutByEventsAlone() {
    NodeAddress nobody = NodeAddress.parse("10.0.0.9:7000");
    SampleEvents.all().forEach(journal::onEvent);
    journal.onEvent(new NodeEvent.DialPlanned(nobody, Instant.EPOCH, "new in the book"));

    // Messages lost are no events: see LossesTest.
    assertThat(journal.entries(JournalQuery.ALL))
        .extracting(JournalEntry::kind)
        .contains(without(EntryKind.DROPPED));
  }

  @Test
  void whatTheNodeMeansToDoNextStandsWithTheLatestEntryAboutThatAddress() {
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));
    journal.onEvent(new NodeEvent.DialPlanned(FAR, time.now().plusSeconds(5), "2nd try"));

    assertThat(only(JournalQuery.ALL).next())
        .contains(new Plan(time.now().plusSeconds(5), "2nd try"));
  }

  @Test
  void aPlanThatHasComeAboutIsNotNext() {
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));
    journal.onEvent(new NodeEvent.DialPlanned(FAR, time.now().plusSeconds(5), "2nd try"));
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));

    assertThat(only(JournalQuery.ALL).next()).isEmpty();
  }

  @Test
  void whatHappensAgainIsCountedAndMovesToTheEnd() {
    Instant first = time.now();
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));
    journal.onEvent(SampleEvents.connected());
    time.advance(SECOND);
    journal.onEvent(new NodeEvent.DialFailed(FAR, "timed out"));

    List<JournalEntry> entries = journal.entries(JournalQuery.ALL);
    assertThat(entries).hasSize(2);
    assertThat(entries.getLast().when()).isEqualTo(new Times(first, time.now(), 2));
    assertThat(entries.getLast().evidence()).isEqualTo("timed out");
  }

  @Test
  void whatHappensAgainMuchLaterIsAnotherEntry() {
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));
    time.advance(EntryLog.SAME_WITHIN.plusSeconds(1));
    journal.onEvent(new NodeEvent.DialFailed(FAR, "connection refused"));

    assertThat(journal.entries(JournalQuery.ALL)).hasSize(2);
  }

  @Test
  void aHostThatIsRefusedFromManyPortsFillsOnePlaceAndIsFoundByAnyOfThem() {
    for (int port = 1; port <= 1_000; port++) {
      NodeAddress from = new NodeAddress("10.0.0.8", port);
      journal.onEvent(
          new NodeEvent.Closed(
              new ConnectionInfo(port, from, Direction.INBOUND),
              new CloseReason.Refused(CloseReason.RefusalCause.INBOUND_FULL, "full"),
              Duration.ZERO));
    }

    assertThat(only(JournalQuery.ALL).when().count()).isEqualTo(1_000);
    assertThat(journal.entries(JournalQuery.ALL.address(new NodeAddress("10.0.0.8", 17))))
        .hasSize(1);
    assertThat(journal.entries(JournalQuery.ALL.address(new NodeAddress("10.0.0.9", 17))))
        .isEmpty();
  }

  @Test
  void aQueryIsByHostByAddressByTimeAndByNumber() {
    for (int port = 1; port <= 4; port++) {
      journal.onEvent(new NodeEvent.DialFailed(FAR.withPort(port), "refused"));
      time.advance(SECOND);
    }
    journal.onEvent(new NodeEvent.DialFailed(NodeAddress.parse("10.0.0.8:1"), "refused"));

    assertThat(journal.entries(JournalQuery.ALL.host("10.0.0.7"))).hasSize(4);
    assertThat(journal.entries(JournalQuery.ALL.address(FAR.withPort(1)))).hasSize(1);
    assertThat(journal.entries(JournalQuery.ALL.since(time.now().minusSeconds(2)))).hasSize(3);
    assertThat(journal.entries(JournalQuery.ALL.last(2)))
        .extracting(entry -> entry.who().address().orElseThrow().toString())
        .containsExactly("10.0.0.7:4", "10.0.0.8:1");
    assertThat(journal.entries(JournalQuery.ALL.last(0))).isEmpty();
  }

  @Test
  void anInboundPeerIsFoundByWhereItListens() {
    NodeEvent.Connected connected = SampleEvents.connectedListeningOn(7_777);
    journal.onEvent(connected);

    assertThat(journal.entries(JournalQuery.ALL.address(SampleEvents.ADDRESS.withPort(7_777))))
        .hasSize(1);
  }

  @Test
  void aPeerThatIsNotKnownAnyMorePaysWithoutAnAddress() {
    PeerId gone = PeerId.ofNonce(99);
    journal.onEvent(new NodeEvent.Penalised(gone, Offence.FLOOD, 1, "evidence"));

    assertThat(only(JournalQuery.ALL).who()).isEqualTo(Party.known(gone));
  }

  @Test
  void afterAPeerIsReplacedByItsOtherConnectionTheOneThatStaysIsKnown() {
    NodeEvent.Connected first = SampleEvents.connected();
    ConnectionInfo other = new ConnectionInfo(2, SampleEvents.ADDRESS, Direction.INBOUND);
    journal.onEvent(first);
    journal.onEvent(new NodeEvent.Connected(other, first.peer()));
    journal.onEvent(
        new NodeEvent.Closed(first.connection(), new CloseReason.RemoteClosed(), SECOND));
    journal.onEvent(new NodeEvent.Penalised(SampleEvents.PEER, Offence.FLOOD, 1, "evidence"));

    assertThat(only(JournalQuery.ALL.last(1)).who().address()).contains(SampleEvents.ADDRESS);
  }

  @Test
  void aBanOfASubnetAndItsEndAreFoundByAnAddressInIt() {
    Ban ban = new Ban(Subnet.parse("10.0.0.0/24"), Ban.FOREVER, Ban.By.OPERATOR, "spam");
    journal.onEvent(new NodeEvent.Banned(ban));
    journal.onEvent(new NodeEvent.Unbanned(ban, NodeEvent.UnbanCause.LIFTED));

    assertThat(journal.entries(JournalQuery.ALL.address(FAR)))
        .extracting(entry -> entry.kind() + " " + entry.reason() + " " + entry.evidence())
        .containsExactly(
            "BANNED Banned 10.0.0.0/24 for ever, by operator: spam",
            "UNBANNED LIFTED 10.0.0.0/24 for ever, by operator: spam");
    assertThat(journal.entries(JournalQuery.ALL.host("10.0.1.7"))).isEmpty();
  }

  @Test
  void longEvidenceIsCut() {
    journal.onEvent(new NodeEvent.DialFailed(FAR, "x".repeat(10_000)));

    assertThat(only(JournalQuery.ALL).evidence()).hasSize(500).endsWith("xx...");
  }

  @Test
  void whatHasNotHappenedForTheLongestTimeGivesWayAndIsCounted() {
    Journal small = new Journal(new JournalSettings(3, 1 << 20), time);
    for (int port = 1; port <= 5; port++) {
      small.onEvent(new NodeEvent.DialFailed(FAR.withPort(port), "refused"));
      small.onEvent(new NodeEvent.DialFailed(FAR.withPort(1), "refused"));
    }

    assertThat(small.entries(JournalQuery.ALL))
        .extracting(entry -> entry.who().address().map(NodeAddress::port).orElseThrow())
        .containsExactly(4, 5, 1);
    assertThat(small.displaced()).isEqualTo(2);
  }

  @Test
  void bytesAreBoundedPlansIncluded() {
    Journal small = new Journal(new JournalSettings(1_000, 4_096), time);
    for (int port = 1; port <= 100; port++) {
      small.onEvent(new NodeEvent.DialFailed(FAR.withPort(port), "x".repeat(400)));
      small.onEvent(new NodeEvent.DialPlanned(FAR.withPort(port), time.now(), "y".repeat(300)));
    }

    List<JournalEntry> entries = small.entries(JournalQuery.ALL);
    assertThat(entries.stream().mapToInt(JournalEntry::weight).sum()).isBetween(1, 4_096);
    assertThat(small.displaced()).isEqualTo(100L - entries.size());
  }

  @Test
  void aPlanForAnAddressNothingIsKnownOfIsAnEntry() {
    Plan plan = new Plan(time.now().plusSeconds(1), "new in the book");
    journal.onEvent(new NodeEvent.DialPlanned(FAR, plan.at(), plan.why()));

    JournalEntry entry = only(JournalQuery.ALL.address(FAR));
    assertThat(entry.kind()).isEqualTo(EntryKind.DIAL_PLANNED);
    assertThat(entry.next()).isEqualTo(Optional.of(plan));
  }

  private JournalEntry only(JournalQuery query) {
    List<JournalEntry> entries = journal.entries(query);
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  private static EntryKind[] without(EntryKind kind) {
    return List.of(EntryKind.values()).stream()
        .filter(other -> other != kind)
        .toArray(EntryKind[]::new);
  }
}
