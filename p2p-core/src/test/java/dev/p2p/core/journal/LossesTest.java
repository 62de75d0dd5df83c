package dev.p2p.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.PeerId;
import dev.p2p.core.TestWire;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.observe.SampleEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal knows of messages that were lost. */
final class LossesTest {

  private final Journal journal = new Journal(JournalSettings.DEFAULTS, new ManualTime());

  @ParameterizedTest
  @EnumSource(
      value = DropReason.class,
      names = {"SUPERSEDED", "NOT_ROUTED"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyLossIsFoundByTheAddressOfThePeer(DropReason reason) {
    journal.onEvent(SampleEvents.connected());
    drop(reason, 1);

    JournalEntry loss = journal.entries(JournalQuery.ALL.address(SampleEvents.ADDRESS)).getLast();
    assertThat(loss.kind()).isEqualTo(EntryKind.DROPPED);
    assertThat(loss.reason()).isEqualTo(reason.name());
  }

  @ParameterizedTest
  @EnumSource(
      value = DropReason.class,
      names = {"SUPERSEDED", "NOT_ROUTED"})
  void whatThePeerDoesNotMissIsNoLoss(DropReason reason) {
    journal.onEvent(SampleEvents.connected());
    drop(reason, 1);

    assertThat(losses()).isEmpty();
  }

  @Test
  void lossesAreToldWithEveryPowerOfTwo() {
    journal.onEvent(SampleEvents.connected());
    drop(DropReason.DISPLACED, 1_000);

    assertThat(losses()).hasSize(1);
    assertThat(losses().getFirst().when().count()).isEqualTo(512);
  }

  @Test
  void whenAPeerEndsAllOfItsLossesAreTold() {
    journal.onEvent(SampleEvents.connected());
    drop(DropReason.DISPLACED, 1_000);
    drop(DropReason.CONNECTION_ENDED, 3);
    journal.onEvent(
        new NodeEvent.Closed(
            SampleEvents.CONNECTION, new CloseReason.RemoteClosed(), Duration.ofSeconds(1)));

    assertThat(losses())
        .extracting(entry -> entry.reason() + " " + entry.when().count())
        .containsExactlyInAnyOrder("DISPLACED 1000", "CONNECTION_ENDED 3");
  }

  @Test
  void messagesToNobodyThatIsKnownAreNoLoss() {
    journal.onDropped(PeerId.ofNonce(99), TestWire.tx("x"), DropReason.DISPLACED);

    assertThat(journal.entries(JournalQuery.ALL)).isEmpty();
  }

  private void drop(DropReason reason, int times) {
    for (int i = 0; i < times; i++) {
      journal.onDropped(SampleEvents.PEER, TestWire.tx("x"), reason);
    }
  }

  private List<JournalEntry> losses() {
    return journal.entries(JournalQuery.ALL).stream()
        .filter(entry -> entry.kind() == EntryKind.DROPPED)
        .toList();
  }
}
