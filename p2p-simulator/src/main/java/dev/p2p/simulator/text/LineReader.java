package dev.p2p.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a text in which each line is one thing, and what follows {@code #} is a comment. */
public final class LineReader {

  /**
   * What a line says.
   *
   * @param line its number, from 1
   */
  public record Numbered<T>(int line, T value) {}

  private LineReader() {}

  /**
   * Reads every line that says something.
   *
   * @param file names the text in messages
   * @param reader reads one line; whatever {@link IllegalArgumentException} it throws says what is
   *     wrong with it
   * @throws SyntaxException at the first line that is wrong
   */
  public static <T> List<Numbered<T>> read(String file, String text, Function<Words, T> reader) {
    List<Numbered<T>> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = withoutComment(line).strip();
      if (!content.isEmpty()) {
        all.add(new Numbered<>(number, read(file, number, content, reader)));
      }
    }
    return all;
  }

  private static <T> T read(String file, int number, String content, Function<Words, T> reader) {
    try {
      Words words = new Words(content);
      T value = reader.apply(words);
      words.requireEnd();
      return value;
    } catch (IllegalArgumentException e) {
      throw new SyntaxException(file, number, String.valueOf(e.getMessage()));
    }
  }

  private static String withoutComment(String line) {
    int start = line.indexOf('#');
    return start < 0 ? line : line.substring(0, start);
  }
}
