package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceSink;
import dev.p2p.simulator.record.TraceSubject.Nothing;
import dev.p2p.simulator.record.TraceSubject.OfConnection;
import dev.p2p.simulator.record.TraceSubject.OfMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes everything that happens to a file, as JSON, an object and a line each.
 *
 * <pre>{@code
 * {"at":2412000000,"node":"n3","event":"received","peer":"n7","id":"6d0b…","topic":"tx","bytes":297}
 * }</pre>
 *
 * <p><b>Threading:</b> confined to one thread, which waits for the disk.
 */
public final class TraceFile implements TraceSink, AutoCloseable {

  private static final int BUFFER_BYTES = 64 << 10;
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("").build();

  private final JsonGenerator json;

  /** Writes to {@code file}, over one that may be there. */
  public TraceFile(Path file) throws IOException {
    this(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
  }

  /** Writes to {@code out}, and closes it in the end. */
  TraceFile(OutputStream out) {
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if it can't be written
   */
  @Override
  public void on(TraceEvent event) {
    try {
      write(event);
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getOriginalMessage(), e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      json.close();
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private void write(TraceEvent event) throws JacksonException {
    json.writeStartObject();
    json.writeNumberProperty(TraceKey.AT.word(), event.atNanos());
    if (event.node() >= 0) {
      json.writeStringProperty(TraceKey.NODE.word(), TraceEvent.nameOf(event.node()));
    }
    json.writeStringProperty(TraceKey.EVENT.word(), event.kind().word());
    if (event.other() >= 0) {
      json.writeStringProperty(TraceKey.PEER.word(), TraceEvent.nameOf(event.other()));
    }
    switch (event.subject()) {
      case OfMessage message -> write(message);
      case OfConnection(long number) ->
          json.writeNumberProperty(TraceKey.CONNECTION.word(), number);
      case Nothing nothing -> {}
    }
    if (!event.detail().isEmpty()) {
      json.writeStringProperty(TraceKey.DETAIL.word(), event.detail());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(OfMessage message) {
    json.writeStringProperty(TraceKey.ID.word(), message.id().toHex());
    json.writeStringProperty(TraceKey.TOPIC.word(), message.topic());
    json.writeNumberProperty(TraceKey.BYTES.word(), message.frameBytes());
  }
}
