package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Frames and application topics on the command line, as processes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class FrameCommandsTest {

  private static final String PING = "1100000000000000416e74740000000000000000bb30a42c02";

  @Test
  void everyLineIsAnsweredAtOnceAndABadOneEndsInExitCodeTwo() throws Exception {
    try (Program decode = Program.start("frame", "decode")) {
      decode.type("{\"name\":1,\"hex\":\"" + PING + "\"}\n");
      assertThat(decode.nextLine()).startsWith("{\"name\":1,").endsWith("\"outcome\":\"ok\"}");
      decode.type("{\"hex\":\"0\"}\n");
      assertThat(decode.nextLine()).contains("\"error\":\"line 2: ");
      decode.endInput();

      assertThat(decode.exitCode()).isEqualTo(2);
      assertThat(decode.errors())
          .containsExactly(
              "p2p frame decode: 1 of 2 lines was bad, see the errors among the answers");
    }
  }

  @Test
  void theExamplesOfTheHelpWork() throws Exception {
    try (Program encode = Program.start("frame", "encode", "--profile", "dusk-0.4.3");
        Program explain = Program.start("frame", "encode", "--profile", "dusk-0.6", "--explain");
        Program decode = Program.start("frame", "decode", "--explain")) {
      assertThat(answers(encode, "{\"topic\":\"ping\"}"))
          .containsExactly("{\"hex\":\"" + PING + "\"}");
      assertThat(
              answers(explain, "{\"topic\":10,\"payloadHex\":\"68656c6c6f\",\"reserved\":\"7\"}"))
          .anyMatch(line -> line.endsWith("|hello|"))
          .contains("ok: 34 of 34 bytes are good frames");
      assertThat(answers(decode, PING)).contains("ok: 25 of 25 bytes are good frames");
    }
  }

  @Test
  void aTopicOfTheConfigurationAndAStampTravel(@TempDir Path folder) throws Exception {
    String config = write(folder, "{\"topics\": [{\"name\": \"chat\", \"number\": 130}]}");
    try (Program node =
        Program.start("run", "--config", config, "--listen", "127.0.0.1:0", "--print")) {
      String address = node.awaitLog("listening on");
      try (Program stamped =
              Program.start(
                  "send",
                  "--to",
                  address,
                  "--config",
                  config,
                  "--topic",
                  "chat",
                  "--text",
                  "a",
                  "--stamp");
          Program numbered =
              Program.start(
                  "send",
                  "--to",
                  address,
                  "--config",
                  config,
                  "--topic",
                  "chat",
                  "--text",
                  "b",
                  "--reserved",
                  "18446744073709551615")) {
        assertThat(List.of(stamped.exitCode(), numbered.exitCode())).containsExactly(0, 0);
      }
      assertThat(List.of(node.nextLine(), node.nextLine()))
          .allMatch(line -> line.contains("\"topic\":\"chat\",\"number\":130"))
          .anyMatch(line -> line.contains("\"agoMs\":") && line.contains("\"text\":\"a\""))
          .anyMatch(line -> line.contains("\"reserved\":\"18446744073709551615\""));
    }
  }

  @Test
  void aTopicThatClashesIsAMistakeOfTheFile(@TempDir Path folder) throws Exception {
    String config = write(folder, "{\"topics\": [{\"name\": \"tx\", \"number\": 130}]}");
    try (Program node = Program.start("run", "--config", config)) {
      assertThat(node.exitCode()).isEqualTo(2);
      assertThat(node.errors())
          .containsExactly(
              config
                  + ":1:14: topics[0].name: must be no other topic's, was \"tx\","
                  + " which is number 10");
    }
  }

  private static List<String> answers(Program program, String line) throws Exception {
    program.type(line + "\n");
    program.endInput();
    assertThat(program.exitCode()).isZero();
    return program.output();
  }

  private static String write(Path folder, String json) throws IOException {
    return Files.writeString(folder.resolve("node.json"), json).toString();
  }
}
