package dev.p2p.app.cli;

import dev.p2p.app.ask.Question;
import dev.p2p.app.ask.WhyText;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what happened to a peer. */
@Command(
    name = "why",
    header = "Tell why a peer is gone, or was never there.",
    description =
        "What a running node knows of an address: refusals, failed dials and handshakes, penalties,"
            + " bans, lost messages and ends, each with its typed reason and evidence, and what the"
            + " node will do next.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p why 10.0.0.7:7000          one peer, by its address or where it listens",
      "  p2p why 10.0.0.7               everybody at that host",
      "  p2p why --last 20              what happened last, to anybody",
      "  p2p why --since 2026-01-01T12:00:00Z --json | jq .entries"
    })
final class WhyCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      description = "Whom about; without it about everybody.")
  private @Nullable String address;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "50",
      description = "The last N entries at most; default ${DEFAULT-VALUE}.")
  private int last;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Those that happened since then, such as 2026-01-01T12:00:00Z.")
  private @Nullable Instant since;

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    Question question =
        Question.get("/why").with("address", address).with("since", since).with("last", last);
    return node.ask(question, answer -> WhyText.of(answer, address == null ? "anybody" : address));
  }
}
