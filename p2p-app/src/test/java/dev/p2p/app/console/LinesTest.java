package dev.p2p.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.app.input.InputLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LinesTest {

  private static final Duration LIMIT = Duration.ofSeconds(50);

  @TempDir private Path folder;

  private final InputStream before = System.in;

  @AfterEach
  void restoreStandardInput() {
    System.setIn(before);
  }

  @Test
  void aFileHasItsLinesHoweverTheyEnd() throws IOException {
    Path file = Files.writeString(folder.resolve("lines"), "one\r\n\nthr\u00e9e");

    try (Lines lines = Lines.of(file)) {
      assertThat(all(lines)).containsExactly("one", "", "thr\u00e9e");
      assertThat(lines.refusal("must be short, was long"))
          .hasMessage("%s:3: must be short, was long", file);
    }
  }

  @Test
  void aLineThatIsNotTextIsRefusedWithItsPlace() throws IOException {
    Path file = Files.write(folder.resolve("lines"), new byte[] {'a', '\n', (byte) 0xff, '\n'});

    try (Lines lines = Lines.of(file)) {
      assertThat(lines.next()).isEqualTo("a");
      assertThatThrownBy(lines::next)
          .isInstanceOf(BadInputException.class)
          .hasMessage("%s:2: a line must be text in UTF-8, has other bytes", file);
    }
  }

  @Test
  void aLineThatIsTooLongIsRefusedWithItsPlace() throws IOException {
    byte[] text = new byte[InputLines.LINE_BYTES_MAX + 1];
    Arrays.fill(text, (byte) 'x');
    Path file = Files.write(folder.resolve("lines"), text);

    try (Lines lines = Lines.of(file)) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(BadInputException.class)
          .hasMessage("%s:1: a line must have at most 16777216 bytes, had 16777217", file);
    }
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    try (Lines lines = Lines.of(folder)) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(folder + " can't be read: ");
    }
  }

  @Test
  void standardInputLosesNoLineToTheLookWhetherThereIsOne() throws IOException {
    type("one\ntwo\n");

    try (Lines lines = Lines.standardInputOrBuiltIn(LIMIT)) {
      assertThat(all(lines)).containsExactly("one", "two");
      assertThat(lines.origin()).isEqualTo("standard input");
    }
  }

  @Test
  void withoutInputThereAreLinesAllTheSame() throws IOException {
    type("");

    try (Lines lines = Lines.standardInputOrBuiltIn(LIMIT)) {
      assertThat(all(lines)).hasSize(10).startsWith("A node publishes a line;");
      assertThat(lines.origin()).isEqualTo("the built-in text");
    }
  }

  @Test
  void aFirstLineThatIsNotTextIsRefusedToo() {
    System.setIn(new ByteArrayInputStream(new byte[] {(byte) 0xff}));

    assertThatThrownBy(() -> Lines.standardInputOrBuiltIn(LIMIT))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("standard input:1: a line must be text in UTF-8");
  }

  private static void type(String text) {
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> all(Lines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }
}
