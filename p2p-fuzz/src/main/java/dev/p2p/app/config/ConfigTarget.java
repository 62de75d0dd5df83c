package dev.p2p.app.config;

import dev.p2p.fuzz.Expect;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The configuration reader: any text is a configuration or a {@link ConfigException} whose every
 * line says where in the file the mistake is. In the reader's package, because from outside it
 * reads files only, and writing one takes fifty times as long as reading it.
 */
public final class ConfigTarget {

  private static final String FILE = "node.json";
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern MISTAKE =
      Pattern.compile(FILE + ":([0-9]{1,9}):([0-9]{1,9}): (?s:.+)");

  private ConfigTarget() {}

  /** Reads {@code data} as UTF-8. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      NodeConfig config = NodeConfigFile.parse(FILE, text);
      Expect.that(
          Stream.concat(config.peers().reserved().stream(), config.peers().bootstrap().stream())
              .noneMatch(peer -> peer.port() == 0),
          "undialable peer");
    } catch (ConfigException refused) {
      checkMistakes(LINE_END.split(text, -1), String.valueOf(refused.getMessage()));
    }
  }

  private static void checkMistakes(String[] lines, String mistakes) {
    for (String mistake : mistakes.split("\n", -1)) {
      Matcher place = MISTAKE.matcher(mistake);
      Expect.that(place.matches(), "a mistake must begin with its place, was %s", mistake);
      int line = Integer.parseInt(place.group(1));
      Expect.that(line >= 1 && line <= lines.length, "of %d lines: %s", lines.length, mistake);
      int column = Integer.parseInt(place.group(2));
      int width = lines[line - 1].length();
      // What is missing is missing behind the last character.
      Expect.that(column >= 1 && column <= width + 1, "of %d columns: %s", width, mistake);
      boolean printable = mistake.chars().noneMatch(Character::isISOControl);
      Expect.that(printable, "a mistake must be fit for a terminal, was %s", mistake);
    }
  }
}
