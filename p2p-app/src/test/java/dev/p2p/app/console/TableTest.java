package dev.p2p.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheyMustBeAndNumbersStandToTheRight() {
    Table table =
        new Table("WHO", "BYTES", "WHY")
            .row("10.0.0.7", "9 B", "a")
            .row("b", "12.5 KiB", "long one");

    assertThat(table.toString())
        .isEqualToNormalizingNewlines(
            """
            WHO          BYTES  WHY
            10.0.0.7       9 B  a
            b         12.5 KiB  long one
            """);
  }

  @Test
  void whatOthersWroteDoesNothingToATerminal() {
    assertThat(new Table("WHO").row("a\u001b[2Jb\nc\u009b").toString())
        .isEqualToNormalizingNewlines("WHO\na?[2Jb?c?\n");
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> new Table("A", "B").row("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row must have 2 cells, had 1");
  }
}
