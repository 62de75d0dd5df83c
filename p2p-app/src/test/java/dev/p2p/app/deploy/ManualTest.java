package dev.p2p.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.cli.P2p;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The manual tells of everything that the program has. */
final class ManualTest {

  private final String manual = Deploy.text("archive/p2p.1");

  @Test
  void everyCommandIsInTheManual() {
    assertThat(commands(P2p.commandLine()))
        .isNotEmpty()
        .allSatisfy(command ->
            assertThat(manual)
                .containsPattern("(?m)^\\.BI? .*" + command.replace("-", "\\\\-") + "\\b"));
  }

  @Test
  void everyVariableThatTheHelpNamesIsInTheManual() {
    assertThat(P2p.commandLine().getUsageMessage().lines())
        .filteredOn(line -> line.startsWith("  P2P_"))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            line -> assertThat(manual).contains(".B " + line.strip().replaceFirst(" .*", "")));
  }

  /** Such as {@code bans add}. */
  private static Stream<String> commands(CommandLine parent) {
    return parent.getSubcommands().values().stream()
        .flatMap(command ->
            Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName().replaceFirst("^p2p ", "")),
                commands(command)));
  }
}
