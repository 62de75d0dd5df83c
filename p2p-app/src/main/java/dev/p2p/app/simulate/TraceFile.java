package dev.p2p.app.simulate;

import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes everything that happens to a file, a line each.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for the disk.
 */
public final class TraceFile implements TraceSink, AutoCloseable {

  private final BufferedWriter writer;

  /** Writes to {@code file}, over one that may be there. */
  public TraceFile(Path file) throws IOException {
    this.writer = Files.newBufferedWriter(file);
  }

  @Override
  public void on(TraceEvent event) {
    try {
      writer.append(event.toString()).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
