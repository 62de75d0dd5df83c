package dev.p2p.app.trace;

import dev.p2p.app.input.InputLines;
import dev.p2p.app.input.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A trace as {@link TraceFile} writes it, read line by line.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for input.
 */
public final class TraceLines implements TraceSource {

  private final String name;
  private final InputStream in;

  /**
   * Reads {@code in}, which stays open.
   *
   * @param name of the file, for messages
   */
  public TraceLines(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void forEach(Consumer<Sighting> to) throws IOException {
    InputLines lines = new InputLines(in, () -> {});
    TraceLineSyntax syntax = new TraceLineSyntax();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      to.accept(read(line, syntax));
    }
  }

  private Sighting read(Line line, TraceLineSyntax syntax) {
    try {
      return syntax.read(line);
    } catch (BadTraceLineException e) {
      throw new TraceException("%s:%d: %s".formatted(name, line.number(), e.getMessage()));
    }
  }
}
