package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.app.ask.WhyText;
import dev.p2p.app.cli.ExitCode;
import dev.p2p.app.cli.P2p;
import dev.p2p.core.journal.Journal;
import dev.p2p.core.journal.JournalEntry;
import dev.p2p.core.journal.JournalQuery;
import dev.p2p.core.journal.JournalSettings;
import dev.p2p.core.observe.PeerMeters;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.ScriptedPeer;
import dev.p2p.testkit.observe.SampleEvents;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that ask a running node, and what people read. */
@Timeout(60)
final class AskCommandsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      P2p.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  private AskedNode asked;

  @BeforeEach
  void start() throws IOException {
    asked = new AskedNode();
  }

  @AfterEach
  void close() {
    asked.close();
  }

  @Test
  void peersHaveALineEach() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      assertThat(ask("peers")).isEqualTo(ExitCode.OK);

      assertThat(out.toString().lines())
          .hasSize(3)
          .anyMatch(line -> line.matches("ADDRESS +DIR +PEER +CONNECTED +IN +OUT .*"))
          .anyMatch(
              line -> line.startsWith(peer.connection().localAddress().toString() + "  in   "))
          .endsWith("1 peer");
    }
  }

  @Test
  void asJsonAnAnswerIsWhatTheNodeSays() throws Exception {
    assertThat(ask("peers", "--json")).isEqualTo(ExitCode.OK);

    assertThat(JSON.readTree(out.toString()).required("peers")).isEmpty();
  }

  @Test
  void whyTellsTheStoryOfAPeerThatIsGone() throws Exception {
    String where;
    try (ScriptedPeer peer = asked.peer()) {
      where = peer.connection().localAddress().toString();
      peer.send("tx", Bytes.utf8("bad"));
      asked.observer.awaitFirst(NodeEvent.Penalised.class);
    }
    asked.observer.awaitFirst(NodeEvent.Closed.class);

    assertThat(ask("why", where)).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("LAST +TIMES +WHAT +WHO +REASON +EVIDENCE"))
        .anyMatch(line -> line.contains("penalised") && line.contains("bad on purpose"))
        .anyMatch(line -> line.contains("closed") && line.contains("RemoteClosed"));
  }

  @Test
  void ofWhomNothingIsKnownThatIsSaid() {
    assertThat(ask("why", "10.0.0.9:7000")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).isEqualToNormalizingNewlines("nothing is known of 10.0.0.9:7000\n");
  }

  static List<CloseReason> reasons() {
    return SampleEvents.reasons();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void whyShowsEveryReasonForAnEndWithItsEvidence(CloseReason reason) {
    NodeEvent.Closed end =
        new NodeEvent.Closed(SampleEvents.CONNECTION, reason, Duration.ofSeconds(3));

    assertThat(shown(journal(List.of(end))))
        .contains(reason.kind())
        .contains("open for 3000 ms")
        .contains(reason.describe().replaceFirst("^[A-Za-z.]+[A-Z_]*:? ?", ""));
  }

  @Test
  void whyShowsEveryEntryThatAJournalCanHave() {
    Journal journal = journal(SampleEvents.all());

    String shown = shown(journal);
    for (JournalEntry entry : journal.entries(JournalQuery.ALL)) {
      assertThat(shown).contains(entry.reason()).contains(entry.evidence());
    }
    assertThat(shown).contains("next: dial 192.0.2.1:7000 at 1970-01-01T00:00:00Z: second try");
  }

  @Test
  void aMessageIsFollowedByTheFirstDigitsOfItsId() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      Message message = peer.message("tx", Bytes.utf8("hello"));
      peer.send("tx", Bytes.utf8("hello")).send("ping", Bytes.EMPTY).expect("pong");

      assertThat(ask("trace", message.id().toHex().substring(0, 12))).isEqualTo(ExitCode.OK);

      assertThat(out.toString()).startsWith(message.id().toHex() + " tx");
      assertThat(out.toString().lines())
          .anyMatch(line -> line.contains("  received  "))
          .anyMatch(line -> line.contains("  processed  ") && line.endsWith("accepted"));
    }
  }

  @Test
  void bansAreAddedAndRemoved() {
    assertThat(ask("bans", "add", "10.0.0.0/24", "--for", "2h", "--reason", "spam"))
        .isEqualTo(ExitCode.OK);
    assertThat(ask("bans")).isEqualTo(ExitCode.OK);
    assertThat(ask("bans", "remove", "10.0.0.0/24")).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines())
        .filteredOn(line -> line.matches("10\\.0\\.0\\.0/24  2\\S+Z  operator  spam"))
        .hasSize(2);
    assertThat(out.toString()).endsWith("nobody is banned" + System.lineSeparator());
  }

  @Test
  void theLevelOfTheLogIsShownAndChanged() {
    assertThat(ask("log-level", "DEBUG", "--logger", "p2p.admin")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("p2p\\.admin +DEBUG"));

    ask("log-level", "INFO", "--logger", "p2p.admin");
    ask("log-level");
    assertThat(out.toString()).contains("ROOT");
  }

  @Test
  void whereNoNodeAnswersThatIsSaidInALine() throws IOException {
    NodeAddress nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = new NodeAddress("127.0.0.1", socket.getLocalPort());
    }

    assertThat(commandLine.execute("peers", "--admin", nobody.toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "%1$s: no node answers there (Connection refused); was it started with --admin %1$s?\n"
                .formatted(nobody));
  }

  @Test
  void whatIsNoNodeIsToldFromOne() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    try {
      NodeAddress there = NodeAddress.of(other.getAddress());

      assertThat(commandLine.execute("peers", "--admin", there.toString()))
          .isEqualTo(ExitCode.FAILED);
      assertThat(err.toString())
          .contains("what answers there is no node (HTTP 404, and no JSON of one)");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void aTokenIsShownIfItIsGivenAndItsAbsenceExplained() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "correct-horse-battery");
    try (AskedNode guarded = new AskedNode(Optional.of(token), AdminLimits.DEFAULTS, false)) {
      String at = guarded.at().toString();

      assertThat(commandLine.execute("peers", "--admin", at)).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString()).contains("header Authorization must be Bearer and the token");
      assertThat(commandLine.execute("peers", "--admin", at, "--token-file", token.toString()))
          .isEqualTo(ExitCode.OK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bans add 10.0.0.7", "log-level DEBUG"})
  void theAbsenceOfATokenIsExplainedToWhoeverWantsAChangeToo(String change) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "correct-horse-battery");
    try (AskedNode guarded = new AskedNode(Optional.of(token), AdminLimits.DEFAULTS, false)) {
      String command = change + " --admin " + guarded.at();

      assertThat(commandLine.execute(command.split(" ", -1))).isEqualTo(ExitCode.FAILED);
      assertThat(err.toString())
          .startsWith(guarded.at() + ": header Authorization must be Bearer and the token");
    }
  }

  @Test
  void aTokenFileThatHoldsNoneIsAMistake() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "");

    assertThat(ask("peers", "--token-file", empty.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(ask("peers", "--token-file", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            the token file %1$s/empty must hold 16 to 512 visible ASCII characters, has 0 characters
            the token file %1$s/none can't be read: there is no such file
            """
                .formatted(folder));
  }

  @Test
  void whatTheNodeDoesNotUnderstandIsAMistake() {
    assertThat(ask("why", "a b")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "%s: parameter address must be HOST or HOST:PORT, was \"a b\"\n".formatted(asked.at()));
  }

  @Test
  void readyIsTheExitCodeOfANodeThatLacksNothing() throws IOException {
    assertThat(ask("ready")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualToNormalizingNewlines("ready: running, 0 of 0 peers\n");

    try (AskedNode alone = new AskedNode(Optional.empty(), AdminLimits.DEFAULTS, true)) {
      assertThat(commandLine.execute("ready", "--admin", alone.at().toString()))
          .isEqualTo(ExitCode.FAILED);
      assertThat(out.toString()).endsWith(String.format("not ready: running, 0 of 1 peers%n"));
      assertThat(err.toString()).isEmpty();
    }
  }

  private int ask(String... args) {
    String[] all = List.of(args).toArray(new String[args.length + 2]);
    all[args.length] = "--admin";
    all[args.length + 1] = asked.at().toString();
    return commandLine.execute(all);
  }

  private static Journal journal(List<NodeEvent> events) {
    Journal journal = new Journal(JournalSettings.DEFAULTS, new ManualTime());
    events.forEach(journal::onEvent);
    return journal;
  }

  private String shown(Journal journal) {
    PeerJson nobody = new PeerJson(asked.node, new PeerMeters(new ManualTime()));
    AdminRequest all = new AdminRequest(Query.parse(null, List.of()), Body.NONE);
    AdminReply.Whole reply =
        (AdminReply.Whole) new WhyEndpoint(asked.node, journal, nobody).route().answer().apply(all);
    JsonNode answer = JSON.readTree(reply.content().toByteArray());
    return WhyText.of(answer, "anybody");
  }
}
