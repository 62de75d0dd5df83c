package dev.p2p.core.observe;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.tx;
import static dev.p2p.core.observe.Events.FROM;
import static dev.p2p.core.observe.Events.PEER;
import static dev.p2p.core.observe.Events.TO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.api.Verdict;
import dev.p2p.core.observe.NodeStats.Connections;
import dev.p2p.core.observe.NodeStats.Served;
import dev.p2p.core.observe.NodeStats.Traffic;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class NodeCountersTest {

  private final NodeCounters counters = new NodeCounters();

  @Test
  void connectionsAreOpenOrClosedByReason() {
    counters.onEvent(Events.opened(FROM));
    counters.onEvent(Events.opened(TO));
    counters.onEvent(Events.opened(FROM));
    counters.onEvent(Events.closed(FROM, new RemoteClosed()));
    counters.onEvent(Events.closed(FROM, new Refused(RefusalCause.INBOUND_FULL, "full")));
    Connections counts = counters.snapshot().connections();
    assertThat(counts.opened()).isEqualTo(3);
    assertThat(counts.open()).isEqualTo(1);
    assertThat(counts.closed().toString()).isEqualTo("{Refused.INBOUND_FULL=1, RemoteClosed=1}");
  }

  @Test
  void otherEventsOpenAndCloseNothing() {
    counters.onEvent(Events.connected(FROM));
    assertThat(counters.snapshot()).isEqualTo(new NodeCounters().snapshot());
  }

  @Test
  void framesAndTheirBytesAreCountedBothWays() {
    Message small = tx("x");
    Message large = message("tx", 1_000);
    counters.onReceived(PEER, small);
    counters.onSent(PEER, large);
    counters.onSent(PEER, large);
    assertThat(counters.snapshot().traffic())
        .isEqualTo(new Traffic(1, small.frame().length(), 2, 2L * large.frame().length()));
  }

  @Test
  void messagesAreCountedByWhatBecameOfThem() {
    counters.onPublished(tx("mine"));
    counters.onProcessed(PEER, tx("1"), Verdict.ACCEPTED);
    counters.onProcessed(PEER, tx("2"), Verdict.ACCEPTED);
    counters.onProcessed(PEER, tx("3"), Verdict.FAILED);
    counters.onDuplicate(PEER, tx("1"));
    counters.onUnregistered(PEER, tx("?"));
    NodeStats.Messages counts = counters.snapshot().messages();
    assertThat(counts.published()).isEqualTo(1);
    assertThat(counts.processed().toString()).isEqualTo("{ACCEPTED=2, FAILED=1}");
    assertThat(counts.duplicates()).isEqualTo(1);
    assertThat(counts.unregistered()).isEqualTo(1);
  }

  @Test
  void dropsAreCountedByTopicAndReason() {
    counters.onDropped(PEER, tx(""), DropReason.DISPLACED);
    counters.onDropped(PEER, tx(""), DropReason.DISPLACED);
    counters.onDropped(PEER, tx(""), DropReason.CONNECTION_ENDED);
    NodeStats stats = counters.snapshot();
    assertThat(stats.dropped().toString()).isEqualTo("{tx/CONNECTION_ENDED=1, tx/DISPLACED=2}");
    assertThat(stats.droppedTotal()).isEqualTo(3);
  }

  @Test
  void penaltiesAreAddedUpByOffence() {
    counters.onEvent(new NodeEvent.Penalised(PEER, Offence.FLOOD, 7, "fast"));
    counters.onEvent(new NodeEvent.Penalised(PEER, Offence.REJECTED_MESSAGE, 1, "bad"));
    counters.onEvent(new NodeEvent.Penalised(PEER, Offence.FLOOD, 3, "fast"));
    assertThat(counters.snapshot().penalties().toString())
        .isEqualTo("{FLOOD=10, REJECTED_MESSAGE=1}");
  }

  @Test
  void messagesThatWereHeldUpAreCountedByTopicAndTheirTimesAddedUp() {
    counters.onHeldUp(PEER, tx("1"), Duration.ofMillis(100));
    counters.onHeldUp(PEER, message("getdata", "x"), Duration.ofMillis(20));
    counters.onHeldUp(PEER, tx("2"), Duration.ofMillis(3));
    NodeStats.HeldUp heldUp = counters.snapshot().heldUp();
    assertThat(heldUp.messages().toString()).isEqualTo("{getdata=1, tx=2}");
    assertThat(heldUp.took()).isEqualTo(Duration.ofMillis(123));
  }

  @Test
  void whatPeersAskedForIsCountedByWhetherItWasThere() {
    counters.onServed(PEER, tx("").topic(), 3, 1);
    counters.onServed(PEER, tx("").topic(), 0, 2);
    assertThat(counters.snapshot().messages().served()).isEqualTo(new Served(3, 3));
  }

  @Test
  void inEverySnapshotOpenedIsOpenPlusClosedWhateverThreadsDo() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (CloseReason reason : List.of(new RemoteClosed(), new LocalShutdown())) {
      threads.add(Thread.ofPlatform().start(() -> openAndClose(5_000, reason)));
    }
    boolean running = true;
    while (running) {
      running = threads.stream().anyMatch(Thread::isAlive);
      Connections counts = counters.snapshot().connections();
      assertThat(counts.opened()).isEqualTo(counts.open() + sum(counts));
    }
    assertThat(counters.snapshot().connections().opened()).isEqualTo(10_000);
    assertThat(counters.snapshot().connections().open()).isZero();
  }

  private void openAndClose(int times, CloseReason reason) {
    for (int i = 0; i < times; i++) {
      counters.onEvent(Events.opened(FROM));
      counters.onEvent(Events.closed(FROM, reason));
    }
  }

  private static long sum(Connections counts) {
    return counts.closed().values().stream().mapToLong(Long::longValue).sum();
  }
}
