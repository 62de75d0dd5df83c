package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a user meets them: processes, standard streams, signals, exit codes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class CommandsTest {

  private static final String LISTENING = "listening on";

  @Test
  void runPrintsWhatSendSendsAndLeavesWithZeroOnSigterm() throws Exception {
    try (Program node = Program.start("run", "--listen", "127.0.0.1:0", "--print")) {
      String address = node.awaitLog(LISTENING);
      assertThat(send(address, "--text", "hello")).isZero();
      JsonNode line = json(node.nextLine());
      assertThat(line.propertyNames())
          .containsExactly(
              "time", "peer", "topic", "number", "id", "length", "reserved", "payloadHex", "text");
      assertThat(line.get("topic").asString()).isEqualTo("tx");
      assertThat(line.get("number").asInt()).isEqualTo(10);
      assertThat(line.get("length").asInt()).isEqualTo(5);
      assertThat(line.get("payloadHex").asString()).isEqualTo("68656c6c6f");
      assertThat(line.get("text").asString()).isEqualTo("hello");

      assertThat(send(address, "--hex", "fffe")).isZero();
      assertThat(json(node.nextLine()).has("text")).isFalse();

      node.terminate();
      assertThat(node.exitCode()).isZero();
      assertThat(node.output()).isEmpty();
    }
  }

  @Test
  void linesTypedAtOneNodeComeOutOfAnotherAndOfATailInOrder() throws Exception {
    try (Program first = Program.start("run", "--listen", "127.0.0.1:0", "--print")) {
      String address = first.awaitLog(LISTENING);
      try (Program tail =
              Program.start("tail", "--from", address, "--topic", "tx", "--topic", "mempool");
          Program second =
              Program.start(
                  "run", "--listen", "127.0.0.1:0", "--peer", address, "--publish", "tx")) {
        second.awaitLog("connected");
        // What every node says after the handshake: the tail takes part.
        assertThat(json(tail.nextLine()).get("topic").asString()).isEqualTo("mempool");
        second.type("one\ntwo\nthree\n");
        for (String text : List.of("one", "two", "three")) {
          assertThat(json(first.nextLine()).get("text").asString()).isEqualTo(text);
          assertThat(json(tail.nextLine()).get("text").asString()).isEqualTo(text);
        }
        first.terminate();
        assertThat(first.exitCode()).isZero();
        assertThat(tail.exitCode()).isEqualTo(1);
        assertThat(tail.errors()).last().asString().contains("RemoteClosed");
      }
    }
  }

  @Test
  void whatDoesNotWorkOutIsOneLineAndExitCodeOne() throws Exception {
    try (Program node = Program.start("run", "--listen", "127.0.0.1:0")) {
      String address = node.awaitLog(LISTENING);
      try (Program other =
              Program.start(
                  "send", "--to", address, "--network", "mainnet", "--topic", "tx", "--text", "x");
          Program nobody =
              Program.start("send", "--to", "127.0.0.1:1", "--topic", "tx", "--text", "x");
          Program taken = Program.start("run", "--listen", address)) {
        assertFails(other, 1, "another network or profile");
        assertFails(nobody, 1, "127.0.0.1:1: connection refused");
        assertFails(taken, 1, "can't listen on " + address);
      }
    }
  }

  @Test
  void aUsersMistakeIsExplainedAndExitCodeTwo(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("node.json");
    Files.writeString(config, "{\n  \"outbox\": {\"gossipBytesMax\": \"lots\"}\n}\n");
    try (Program wrongConfig = Program.start("run", "--config", config.toString());
        Program wrongTopic =
            Program.start("send", "--to", "127.0.0.1:1", "--topic", "nope", "--text", "x");
        Program noFile = Program.start("demo", "--messages", folder.resolve("none").toString())) {
      assertFails(wrongConfig, 2, "node.json:2:");
      assertFails(wrongTopic, 2, "no topic \"nope\"");
      assertFails(noFile, 2, "is not a file that can be read");
    }
  }

  @Test
  void aNodeThatIsRestartedGivesPeersWhatItKept(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("node.json");
    Files.writeString(
        config,
        "{\"listen\": \"127.0.0.1:0\", \"storeFile\": \"%s\"}"
            .formatted(folder.resolve("kept.store")));
    try (Program before = Program.start("run", "--config", config.toString(), "--print")) {
      assertThat(send(before.awaitLog(LISTENING), "--text", "kept")).isZero();
      before.nextLine();
      before.terminate();
      assertThat(before.exitCode()).isZero();
    }
    try (Program after = Program.start("run", "--config", config.toString())) {
      String address = after.awaitLog(LISTENING);
      try (Program other =
          Program.start("run", "--listen", "127.0.0.1:0", "--peer", address, "--print")) {
        assertThat(json(other.nextLine()).get("text").asString()).isEqualTo("kept");
      }
    }
  }

  @Test
  void aStoreThatCannotBeOpenedIsOneLineAndExitCodeOne(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("node.json");
    Path file = folder.resolve("none").resolve("kept.store");
    Files.writeString(config, "{\"storeFile\": \"%s\"}".formatted(file));
    try (Program node = Program.start("run", "--config", config.toString())) {
      assertFails(node, 1, file.toString());
    }
  }

  @Test
  void theDemonstrationDeliversEveryLineEverywhereExactlyOnce(@TempDir Path folder)
      throws Exception {
    Path lines = folder.resolve("lines.txt");
    Files.write(lines, IntStream.range(0, 2_000).mapToObj(i -> "line " + i % 7).toList());
    try (Program demo =
        Program.start("demo", "--nodes", "5", "--messages", lines.toString(), "--json")) {
      assertThat(demo.exitCode()).isZero();
      JsonNode report = json(demo.nextLine());
      assertThat(report.get("complete").asBoolean()).isTrue();
      assertThat(report.get("published").asInt()).isEqualTo(2_000);
      assertThat(report.get("nodes").size()).isEqualTo(5);
      for (JsonNode node : report.get("nodes")) {
        assertThat(node.get("messages").get("delivered").asInt()).isEqualTo(1_600);
      }
    }
  }

  private static int send(String address, String kind, String payload) throws Exception {
    try (Program send = Program.start("send", "--to", address, "--topic", "tx", kind, payload)) {
      return send.exitCode();
    }
  }

  static void assertFails(Program program, int exitCode, String because) throws Exception {
    assertThat(program.exitCode()).isEqualTo(exitCode);
    assertThat(program.errors()).anySatisfy(line -> assertThat(line).contains(because));
    assertThat(program.errors()).noneSatisfy(line -> assertThat(line).startsWith("\tat "));
    assertThat(program.output()).isEmpty();
  }

  private static JsonNode json(String line) {
    return JsonMapper.builder().build().readTree(line);
  }
}
