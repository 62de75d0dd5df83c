package dev.p2p.app.cli;

import dev.p2p.app.ask.BansText;
import dev.p2p.app.ask.Question;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bans. */
@Command(
    name = "add",
    header = "Ban an address or a subnet; its connections end.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p bans add 10.0.0.7",
      "  p2p bans add 2001:db8::/32 --for 12h --reason \"sends garbage\""
    })
final class BansAddCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SUBNET", description = "ADDRESS or ADDRESS/PREFIX.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String subnet;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = LongDurationConverter.class,
      description = "For how long, such as 30m, 12h or 7d; without it for ever.")
  private @Nullable Duration duration;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads the list.")
  private String reason = "";

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    ObjectNode ban =
        JsonNodeFactory.instance.objectNode().put("subnet", subnet).put("reason", reason);
    if (duration != null) {
      ban.put("for", duration.toString());
    }
    return node.ask(Question.post("/bans", ban), BansText::ofOne);
  }
}
