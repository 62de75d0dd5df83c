package dev.p2p.app.cli;

import dev.p2p.app.ask.LogLevelText;
import dev.p2p.app.ask.Question;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows or changes how much is logged. */
@Command(
    name = "log-level",
    header = "Show or change how much a running node logs.",
    description = "Until it is started anew; P2P_LOG_LEVEL says how much it logs from the start.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  p2p log-level", "  p2p log-level DEBUG", "  p2p log-level DEBUG --logger p2p"})
final class LogLevelCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "OFF, ERROR, WARN, INFO, DEBUG or TRACE; without it what is in force is shown.")
  private @Nullable String level;

  @Option(
      names = "--logger",
      paramLabel = "NAME",
      description = "Which logger, of those that are shown; without it the root, ROOT.")
  private @Nullable String logger;

  @Mixin private AskOptions node = new AskOptions();

  @Override
  public Integer call() {
    if (level == null) {
      return node.ask(Question.get("/log-level"), LogLevelText::of);
    }
    ObjectNode change = JsonNodeFactory.instance.objectNode().put("level", level);
    if (logger != null) {
      change.put("logger", logger);
    }
    return node.ask(Question.put("/log-level", change), LogLevelText::of);
  }
}
