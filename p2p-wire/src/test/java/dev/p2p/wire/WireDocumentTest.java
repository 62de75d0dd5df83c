package dev.p2p.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/wire.md says what the code does. With {@code -Dwire.document=write} its tables are written
 * anew instead of compared.
 */
final class WireDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/wire.md");
  private static final boolean WRITE = "write".equals(System.getProperty("wire.document"));
  private static final Pattern TABLE =
      Pattern.compile("<!-- table: (?<name>[^>]+) -->\n(?<table>.*?)<!-- end -->", Pattern.DOTALL);
  private static final Pattern VIOLATION = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  static Set<String> tables() {
    return WireTables.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableSaysWhatTheCodeDoes(String name) throws IOException {
    String expected = requireNonNull(WireTables.all().get(name));
    if (WRITE) {
      write(name, expected);
    }

    assertThat(shown(name))
        .as("docs/wire.md, table %s; -Dwire.document=write writes it anew", name)
        .isEqualTo(expected);
  }

  @Test
  void everyTableOfTheDocumentIsCompared() throws IOException {
    List<String> names =
        TABLE.matcher(Files.readString(DOCUMENT)).results().map(m -> m.group("name")).toList();

    assertThat(names).containsExactlyInAnyOrderElementsOf(tables());
  }

  @Test
  void everyKindOfViolationIsListedInTheOrderOfTheChecks() throws IOException {
    List<String> listed =
        VIOLATION.matcher(Files.readString(DOCUMENT)).results().map(m -> m.group(1)).toList();

    assertThat(listed)
        .isEqualTo(Arrays.stream(Violation.Kind.values()).map(Violation.Kind::name).toList());
  }

  private static String shown(String name) throws IOException {
    return TABLE
        .matcher(Files.readString(DOCUMENT))
        .results()
        .filter(match -> match.group("name").equals(name))
        .map(match -> match.group("table"))
        .findFirst()
        .orElse("no such table");
  }

  private static void write(String name, String table) throws IOException {
    String document = Files.readString(DOCUMENT);
    String begin = "<!-- table: " + name + " -->\n";
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf("<!-- end -->", from);
    Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
  }
}
