package dev.p2p.app.cli;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.admin.Token;
import dev.p2p.app.ask.Question;
import dev.p2p.app.ask.RunningNodeClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Which running node to ask, and how to show what it says: options that several commands share. */
final class AskOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--admin",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:P2P_ADMIN:-127.0.0.1:7001}",
      converter = AddressConverter.class,
      description =
          "Where the node answers: what its \"run --admin\" or admin.listen says. Else the"
              + " environment's P2P_ADMIN, else 127.0.0.1:7001.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private NodeAddress node;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Its token, if it wants one: the file in its admin.tokenFile, or a copy.")
  private @Nullable Path tokenFile;

  @Option(names = "--json", description = "Print everything as one JSON object.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /**
   * Asks, and prints.
   *
   * @param text of the answer, for people
   * @throws dev.p2p.app.ask.AskFailedException if no answer comes, or not the wanted one
   * @throws dev.p2p.app.config.ConfigException if the token can't be used
   */
  int ask(Question question, Function<JsonNode, String> text) {
    JsonNode unused = answer(question, text);
    return ExitCode.OK;
  }

  /** The same, for a command whose exit code depends on what the answer is. */
  JsonNode answer(Question question, Function<JsonNode, String> text) {
    Optional<Token> token = Optional.ofNullable(tokenFile).map(Token::read);
    JsonNode answer = new RunningNodeClient(node, token).ask(question);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer + System.lineSeparator() : text.apply(answer));
    out.flush();
    return answer;
  }
}
