package dev.p2p.app.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text and where they come from; read as they are asked for.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for lines.
 */
public final class Lines implements AutoCloseable {

  private static final List<String> BUILT_IN =
      List.of(
          "A node publishes a line;",
          "its neighbours hear it first,",
          "check the magic, the checksum, the topic,",
          "and tell those who have not heard.",
          "Two actors stand at every link:",
          "one only reads, one only writes,",
          "and neither waits for the other.",
          "Whoever hears a thing twice",
          "passes it on once.",
          "So everyone knows, and nobody shouts.");

  private final String origin;
  private final BufferedReader reader;
  private final Stream<String> lines;

  private Lines(String origin, BufferedReader reader, Stream<String> lines) {
    this.origin = origin;
    this.reader = reader;
    this.lines = lines;
  }

  /**
   * The lines of a file.
   *
   * @throws IOException if it can't be opened
   */
  public static Lines of(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    return new Lines(file.toString(), reader, reader.lines());
  }

  /** The lines of standard input, however long they take. */
  public static Lines standardInput() {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return new Lines("standard input", reader, reader.lines());
  }

  /**
   * The lines of standard input; if that is a terminal, empty, or silent for {@code limit},
   * built-in ones.
   */
  public static Lines standardInputOrBuiltIn(Duration limit) throws IOException {
    Lines input = standardInput();
    String first = firstLine(input.reader, limit);
    return first == null
        ? builtIn()
        : new Lines(
            input.origin, input.reader, Stream.concat(Stream.of(first), input.reader.lines()));
  }

  /** Where they come from, for people. */
  public String origin() {
    return origin;
  }

  /** The lines, once. */
  public Iterator<String> iterator() {
    return lines.iterator();
  }

  @Override
  public void close() throws IOException {
    lines.close();
    reader.close();
  }

  private static Lines builtIn() {
    return new Lines(
        "the built-in text", new BufferedReader(new StringReader("")), BUILT_IN.stream());
  }

  private static @Nullable String firstLine(BufferedReader reader, Duration limit)
      throws IOException {
    FutureTask<@Nullable String> first = new FutureTask<>(reader::readLine);
    Thread.ofPlatform().daemon().name("p2p-input").start(first);
    try {
      return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IOException("standard input can't be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
