package dev.p2p.app.cli;

import dev.p2p.app.ask.BansText;
import dev.p2p.app.ask.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lifts a ban. */
@Command(
    name = "remove",
    header = "Lift the ban of an address or a subnet.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  p2p bans remove 10.0.0.0/24    exactly as \"p2p bans\" shows it"})
final class BansRemoveCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SUBNET", description = "ADDRESS or ADDRESS/PREFIX.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String subnet;

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    return node.ask(Question.delete("/bans").with("subnet", subnet), BansText::of);
  }
}
