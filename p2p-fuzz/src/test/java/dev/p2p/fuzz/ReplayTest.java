package dev.p2p.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed corpus, without a fuzzer. */
final class ReplayTest {

  private static final Path CORPUS = Path.of("corpus");
  private static final long CORPUS_BYTES_MAX = 1 << 20;

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void whatWasFoundOnceHolds(Path file, Target target) throws IOException {
    byte[] input = Files.readAllBytes(file);
    assertThatCode(() -> target.run().accept(input)).as("%s", file).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyTargetHoldsWithoutInput(Target target) {
    assertThatCode(() -> target.run().accept(new byte[0])).doesNotThrowAnyException();
  }

  @Test
  void everyTargetHasACorpusAndEveryCorpusATarget() {
    assertThat(list(CORPUS))
        .extracting(folder -> folder.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(Target.ALL.stream().map(Target::name).toList());
    assertThat(list(CORPUS)).allSatisfy(folder -> assertThat(list(folder)).isNotEmpty());
  }

  @Test
  void theCorpusStaysSmall() {
    long bytes =
        inputs().mapToLong(arguments -> ((Path) arguments.get()[0]).toFile().length()).sum();
    assertThat(bytes).isBetween(1L, CORPUS_BYTES_MAX);
  }

  static List<Target> targets() {
    return Target.ALL;
  }

  static Stream<Arguments> inputs() {
    return Target.ALL.stream()
        .flatMap(target ->
            list(CORPUS.resolve(target.name())).stream().map(file -> Arguments.of(file, target)));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
