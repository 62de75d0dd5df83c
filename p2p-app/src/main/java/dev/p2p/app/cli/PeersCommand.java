package dev.p2p.app.cli;

import dev.p2p.app.ask.PeersText;
import dev.p2p.app.ask.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who takes part. */
@Command(
    name = "peers",
    header = "Show the peers of a running node.",
    description =
        "In and out are bytes since the handshake; queued and lost are messages to that peer.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p peers",
      "  p2p peers --admin 10.0.0.7:7001 --token-file token",
      "  p2p peers --json | jq -r '.peers[].address'"
    })
final class PeersCommand implements Callable<Integer> {

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    return node.ask(Question.get("/peers"), PeersText::of);
  }
}
