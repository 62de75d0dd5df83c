package dev.p2p.app.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule holds for the product, and every rule fails for the class that breaks it. */
@Execution(ExecutionMode.CONCURRENT)
final class ArchitectureTest {

  private static final ImportOption NOT_THE_TEST_KIT = location -> !location.contains("testkit");
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .withImportOption(NOT_THE_TEST_KIT)
          .importPackages("dev.p2p");
  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/broken/"))
          .importPackages("dev.p2p");

  static Set<String> names() {
    return Rules.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theProductKeepsTheRule(String name) {
    rule(name).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theRuleFailsForWhatBreaksIt(String name) {
    assertThat(rule(name).evaluate(BROKEN).hasViolation()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "order"})
  void whatCouldNotBeReplayedIsFoundInTheSimulatorToo(String name) {
    assertThat(rule(name).evaluate(BROKEN).getFailureReport().getDetails())
        .anyMatch(finding -> finding.contains("dev.p2p.simulator.broken"));
  }

  @Test
  void theWholeProductIsLookedAt() {
    assertThat(PRODUCT.stream().map(c -> c.getPackageName()).distinct())
        .contains(
            "dev.p2p.api",
            "dev.p2p.spi",
            "dev.p2p.wire",
            "dev.p2p.bus",
            "dev.p2p.core.peer",
            "dev.p2p.transport.nio",
            "dev.p2p.store.mvstore",
            "dev.p2p.state.files",
            "dev.p2p.simulator.scenario",
            "dev.p2p.app.cli");
  }

  private static ArchRule rule(String name) {
    return requireNonNull(Rules.all().get(name));
  }
}
