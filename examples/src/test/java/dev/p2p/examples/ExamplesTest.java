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

  private static final Path SOURCE = Path.of("src/main/java/dev/p2p/examples/EmbeddedNode.java");
  private static final Path SIMULATED =
      Path.of("src/test/java/dev/p2p/examples/FiftyNodesTest.java");
  private static final Path SIMULATION = Path.of("../docs/simulation.md");
  private static final Path README = Path.of("../README.md");

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
  void theReadmeShowsTheEmbeddedNodeAsItIs() throws Exception {
    String example = between(Files.readString(SOURCE), "// README: begin\n", "  // README: end");
    String shown =
        between(Files.readString(README), "<!-- example: EmbeddedNode -->\n```java\n", "```");
    assertThat(shown.strip()).isEqualTo(example.indent(-2).strip());
  }

  @Test
  void thePageAboutSimulationShowsTheFiftyNodesAsTheyAre() throws Exception {
    String example = between(Files.readString(SIMULATED), "// docs: begin\n", "// docs: end");
    String shown =
        between(Files.readString(SIMULATION), "<!-- example: FiftyNodesTest -->\n```java\n", "```");
    assertThat(shown.strip()).isEqualTo(example.strip());
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
