package dev.p2p.app.cli;

import dev.p2p.app.ask.BansText;
import dev.p2p.app.ask.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who is banned. */
@Command(
    name = "bans",
    header = "Show whom a running node keeps out, and change it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {BansAddCommand.class, BansRemoveCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p bans",
      "  p2p bans add 10.0.0.0/24 --for 12h --reason \"sends garbage\"",
      "  p2p bans remove 10.0.0.0/24"
    })
final class BansCommand implements Callable<Integer> {

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    return node.ask(Question.get("/bans"), BansText::of);
  }
}
