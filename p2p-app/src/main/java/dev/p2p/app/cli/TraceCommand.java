package dev.p2p.app.cli;

import dev.p2p.app.trace.IdPrefix;
import dev.p2p.app.trace.MessageSearch;
import dev.p2p.app.trace.MessageStory;
import dev.p2p.app.trace.StoryJson;
import dev.p2p.app.trace.StoryText;
import dev.p2p.app.trace.TraceLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows one message through a trace. */
@Command(
    name = "trace",
    header = "Follow one message: who sent it, where it went, what became of it.",
    description = {
      "Reads a trace written by \"p2p simulate --trace FILE\" or \"p2p demo --trace FILE\" and tells"
          + " where the message was published, which nodes it came to, when and from whom first, what"
          + " they made of it, how many copies came, which were dropped, and which nodes never had"
          + " it.",
      "Exit code 2 if the file is no trace, or not exactly one message in it has such an id."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p simulate --scenario partition-heal --trace events.jsonl",
      "  jq -r 'select(.event == \"published\").id' events.jsonl | head",
      "  p2p trace 6d0b3c --from events.jsonl",
      "  p2p trace 6d0b3c --json < events.jsonl | jq .missing"
    })
final class TraceCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      converter = IdPrefixConverter.class,
      description = "Which message: its id, or the first digits, at least four.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private IdPrefix id;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      defaultValue = STANDARD_INPUT,
      description = "The trace; - is standard input, the default.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Option(names = "--all", description = "Show every row, not just the first 20 of each kind.")
  private boolean all;

  @Option(names = "--json", description = "Print everything as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    MessageStory story = read();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? StoryJson.of(story) + System.lineSeparator() : StoryText.of(story, all));
    out.flush();
    return ExitCode.OK;
  }

  private MessageStory read() {
    if (file.toString().equals(STANDARD_INPUT)) {
      return read("standard input", System.in);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--from': \"%s\" can't be read".formatted(file));
    }
  }

  private MessageStory read(String name, InputStream in) {
    try {
      return MessageSearch.find(id, new TraceLines(name, in));
    } catch (IOException e) {
      throw new CommandFailedException("%s: can't be read: %s".formatted(name, e.getMessage()));
    }
  }
}
