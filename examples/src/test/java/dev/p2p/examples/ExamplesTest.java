package dev.p2p.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ExamplesTest {

  private static final Path MAIN = Path.of("src/main/java/dev/p2p/examples");
  private static final Path TEST = Path.of("src/test/java/dev/p2p/examples");
  private static final Path CONTAINERS =
      Path.of("../p2p-testcontainers/src/test/java/dev/p2p/testcontainers");
  private static final Path SIMULATION = Path.of("../docs/simulation.md");
  private static final Path README = Path.of("../README.md");
  private static final Path TESTKIT = Path.of("../docs/testkit.md");

  /** A main method. */
  private interface Program {
    void run(String[] args) throws Exception;
  }

  @Test
  void anEmbeddedNodePrintsWhatItIsGiven() throws Exception {
    assertThat(outputOf(EmbeddedNode::main))
        .isEqualTo("from 127.0.0.1: 5 bytes 68656c6c6f" + System.lineSeparator());
  }

  @Test
  void aQuestionOnATopicOfTheApplicationIsAnswered() throws Exception {
    assertThat(outputOf(CustomTopic::main)).isEqualTo("the answer: 23" + System.lineSeparator());
  }

  @Test
  void questionsToAPeerAreAnsweredEachByItsOwn() throws Exception {
    assertThat(outputOf(AskingAPeer::main).lines()).containsExactly("a stone: 7", "a feather: 9");
  }

  @Test
  void theReadmeShowsTheEmbeddedNodeAsItIs() throws Exception {
    requireShown(README, "EmbeddedNode", MAIN);
  }

  @Test
  void theReadmeShowsTheNodesInContainersAsTheyAre() throws Exception {
    requireShown(README, "ThreeNodesTest", CONTAINERS);
  }

  @Test
  void theTestKitsPageShowsAnAdapterAndItsTestsAsTheyAre() throws Exception {
    requireShown(TESTKIT, "AllowListTransport", MAIN);
    requireShown(TESTKIT, "AllowListTransportTest", TEST);
    requireShown(TESTKIT, "HandlerTest", TEST);
  }

  @Test
  void thePageAboutSimulationShowsTheFiftyNodesAsTheyAre() throws Exception {
    requireShown(SIMULATION, "FiftyNodesTest", TEST);
  }

  private static void requireShown(Path page, String example, Path sources) throws Exception {
    String source = Files.readString(sources.resolve(example + ".java"));
    String shown =
        between(
            Files.readString(page), "<!-- example: %s -->\n```java\n".formatted(example), "```");
    assertThat(shown.strip())
        .isEqualTo(between(source, "// README: begin\n", "// README: end").stripIndent().strip());
  }

  private static String between(String text, String begin, String end) {
    assertThat(text).contains(begin);
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String outputOf(Program program) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(output, true, UTF_8));
      program.run(new String[0]);
    } finally {
      System.setOut(before);
    }
    return output.toString(UTF_8);
  }
}
