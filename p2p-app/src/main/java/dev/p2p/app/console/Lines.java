package dev.p2p.app.console;

import dev.p2p.app.input.InputLines;
import dev.p2p.app.input.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final InputStream in;
  private final InputLines lines;

  /** Read already, to see whether there is one; null once it is given. */
  private @Nullable String ahead;

  /** Of the line that was read last. */
  private long number;

  private Lines(String origin, InputStream in) {
    this.origin = origin;
    this.in = in;
    this.lines = new InputLines(in, () -> {});
  }

  /**
   * The lines of a file.
   *
   * @throws IOException if it can't be opened
   */
  public static Lines of(Path file) throws IOException {
    return new Lines(file.toString(), Files.newInputStream(file));
  }

  /** The lines of standard input, however long they take. */
  public static Lines standardInput() {
    return new Lines("standard input", System.in);
  }

  /**
   * The lines of standard input; if that is a terminal, empty, or silent for {@code limit},
   * built-in ones.
   *
   * @throws IOException if it can't be read
   * @throws BadInputException if its first line is none, as {@link #next} says
   */
  public static Lines standardInputOrBuiltIn(Duration limit) throws IOException {
    Lines input = standardInput();
    input.ahead = input.firstLine(limit);
    return input.ahead == null ? builtIn() : input;
  }

  /** Where they come from, for people. */
  public String origin() {
    return origin;
  }

  /**
   * The next line; null at the end.
   *
   * @throws IOException if it can't be read; the message names the origin
   * @throws BadInputException if it is longer than {@link InputLines#LINE_BYTES_MAX}, or not UTF-8
   */
  public @Nullable String next() throws IOException {
    String line = ahead;
    ahead = null;
    return line == null ? read() : line;
  }

  /**
   * What to throw if the last line can't be used.
   *
   * @param what the rule and the value
   */
  public BadInputException refusal(String what) {
    return new BadInputException("%s:%d: %s".formatted(origin, number, what));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static Lines builtIn() {
    byte[] text = String.join("\n", BUILT_IN).getBytes(StandardCharsets.UTF_8);
    return new Lines("the built-in text", new ByteArrayInputStream(text));
  }

  private @Nullable String read() throws IOException {
    Line line;
    try {
      line = lines.next();
    } catch (IOException e) {
      throw new IOException("%s can't be read: %s".formatted(origin, e.getMessage()), e);
    }
    if (line == null) {
      return null;
    }
    number = line.number();
    if (line.isTooLong()) {
      throw refusal(line.tooLong());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(line.withoutReturn()).toString();
    } catch (CharacterCodingException e) {
      throw refusal("a line must be text in UTF-8, has other bytes");
    }
  }

  private @Nullable String firstLine(Duration limit) throws IOException {
    FutureTask<@Nullable String> first = new FutureTask<>(this::read);
    Thread.ofPlatform().daemon().name("p2p-input").start(first);
    try {
      return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BadInputException bad) {
        throw bad;
      }
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("reading standard input failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
