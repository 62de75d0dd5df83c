package dev.p2p.app.cli;

import dev.p2p.app.ask.Question;
import dev.p2p.app.ask.ReadyText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether a node is ready, to people and to whoever has to wait for it. */
@Command(
    name = "ready",
    header = "Say whether a running node is ready.",
    description =
        "It is when it listens and, if its configuration names peers, at least one takes part. Exit"
            + " code 0 only then. No token is needed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  p2p ready", "  until p2p ready --admin 10.0.0.7:7001; do sleep 1; done"})
final class ReadyCommand implements Callable<Integer> {

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    return ReadyText.isReady(node.answer(Question.get("/ready"), ReadyText::of))
        ? ExitCode.OK
        : ExitCode.FAILED;
  }
}
