package dev.p2p.core.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.core.TestWire;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.observe.SampleEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records, and reads back what an operator would find. */
final class JfrObserverTest {

  @TempDir private Path folder;

  private final JfrObserver observer = new JfrObserver();

  @Test
  void everythingANodeTellsIsInTheRecordingOnce() throws IOException {
    List<NodeEvent> events = SampleEvents.all();

    List<RecordedEvent> recorded = record(() -> events.forEach(observer::onEvent));

    assertThat(recorded)
        .extracting(event -> event.getEventType().getName())
        .containsExactlyInAnyOrderElementsOf(events.stream().map(JfrObserverTest::nameOf).toList());
  }

  @Test
  void theReasonAndTheEvidenceOfEveryEndAreFields() throws IOException {
    List<CloseReason> reasons = SampleEvents.reasons();

    List<RecordedEvent> recorded =
        record(() ->
            reasons.forEach(reason ->
                observer.onEvent(
                    new NodeEvent.Closed(SampleEvents.CONNECTION, reason, Duration.ofSeconds(3)))));

    // Buffers of the recorder are not written in the order of time.
    assertThat(recorded)
        .extracting(event -> event.getString("reason") + " " + event.getString("evidence"))
        .containsExactlyInAnyOrderElementsOf(
            reasons.stream().map(reason -> reason.kind() + " " + reason.describe()).toList());
    assertThat(recorded.getFirst().getString("remote")).isEqualTo("192.0.2.1:7000");
    assertThat(recorded.getFirst().getDuration("lifetime")).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void noFieldIsLeftEmpty() throws IOException {
    List<RecordedEvent> recorded =
        record(() -> {
          SampleEvents.all().stream()
              .filter(event -> !(event instanceof NodeEvent.Connected))
              .forEach(observer::onEvent);
          observer.onEvent(SampleEvents.connectedListeningOn(7_000));
        });

    for (RecordedEvent event : recorded) {
      assertThat(event.getFields())
          .filteredOn(field -> field.getTypeName().equals("java.lang.String"))
          .allSatisfy(field -> assertThat(event.getString(field.getName())).isNotBlank());
    }
  }

  @Test
  void timesAreTimes() throws IOException {
    Instant soon = Instant.parse("2026-01-01T00:00:09Z");
    List<RecordedEvent> recorded =
        record(() ->
            observer.onEvent(new NodeEvent.DialPlanned(SampleEvents.ADDRESS, soon, "second try")));

    assertThat(recorded.getFirst().getInstant("at")).isEqualTo(soon);
  }

  @Test
  void messagesLostAreRecordedOnlyIfThatIsAskedFor() throws IOException {
    Runnable loss =
        () -> observer.onDropped(SampleEvents.PEER, TestWire.tx("x"), DropReason.DISPLACED);

    assertThat(record(loss)).isEmpty();
    assertThat(record(loss, "dev.p2p.MessageLost"))
        .extracting(event -> event.getString("reason"))
        .containsExactly("DISPLACED");
  }

  private List<RecordedEvent> record(Runnable what, String... switchedOn) throws IOException {
    Path file = folder.resolve("node.jfr");
    try (Recording recording = new Recording()) {
      Stream.of(switchedOn).forEach(recording::enable);
      recording.start();
      what.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.p2p."))
        .toList();
  }

  private static String nameOf(NodeEvent event) {
    return "dev.p2p."
        + switch (event) {
          case NodeEvent.Opened ignored -> "ConnectionOpened";
          case NodeEvent.Connected ignored -> "PeerConnected";
          case NodeEvent.Closed ignored -> "ConnectionClosed";
          default -> event.getClass().getSimpleName();
        };
  }
}
