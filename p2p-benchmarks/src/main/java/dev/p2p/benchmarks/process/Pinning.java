package dev.p2p.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A flight recording of this process with one kind of event, virtual threads that kept their
 * carrier while they waited, however shortly. It is read when all is measured, and costs nothing
 * before.
 */
final class Pinning implements AutoCloseable {

  private static final String EVENT = "jdk.VirtualThreadPinned";

  private final Recording recording = new Recording();

  Pinning() {
    recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
    recording.start();
  }

  /** Ends the recording and tells what happened since then. */
  List<RecordedEvent> since(Instant begin) throws IOException {
    recording.stop();
    Path file = Files.createTempFile("p2p-bench", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> !event.getStartTime().isBefore(begin))
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
