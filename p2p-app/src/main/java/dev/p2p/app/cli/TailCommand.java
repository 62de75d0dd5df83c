package dev.p2p.app.cli;

import dev.p2p.api.MessageHandler;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.console.MessagePrinter;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what one node sends. */
@Command(
    name = "tail",
    header = "Print what one node sends, until stopped.",
    description =
        "Connects with a full handshake and prints every message that comes, a line of JSON each."
            + " Ends with 0 when stopped, with 1 when the connection ends by itself.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p tail --from 127.0.0.1:7000",
      "  p2p tail --from 127.0.0.1:7000 --topic tx --topic block | jq -r .id"
    })
final class TailCommand implements Callable<Integer> {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "HOST:PORT",
      converter = DialableConverter.class,
      description = "Which node.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private NodeAddress from;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Print this topic only; may be given more than once.")
  private List<String> topics = List.of();

  @Mixin private ConfigOption file = new ConfigOption();

  @Mixin private WireOptions wire = new WireOptions();

  @Override
  public Integer call() {
    CompletableFuture<NodeEvent.Closed> end = new CompletableFuture<>();
    NodeBuilder builder = NodeAssembly.builder(wire.over(file.read()), "p2p.tail");
    requireTopics(builder);
    MessageHandler printing = printing();
    Node node =
        builder
            .otherwise(printing)
            .handle(StandardTopics.MEMPOOL, printing)
            .observe(completing(end))
            .start();
    Runnable disarm = Shutdown.onSignal(node::close);
    try {
      new Exchange(node, CONNECT_LIMIT, TimeSource.system()).connect(from);
      throw new CommandFailedException("%s: %s".formatted(from, end.join().reason().describe()));
    } finally {
      disarm.run();
    }
  }

  private void requireTopics(NodeBuilder builder) {
    for (String name : topics) {
      try {
        Topic unused = builder.messages().profile().topics().named(name);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "Invalid value for option '--topic': " + e.getMessage());
      }
    }
  }

  private MessageHandler printing() {
    MessagePrinter printer = new MessagePrinter(TimeSource.system(), System.out);
    return (message, peer) -> {
      if (topics.isEmpty() || topics.contains(message.topic().name())) {
        printer.print(message, peer.info().id());
      }
      return Outcome.ignored();
    };
  }

  private static NodeObserver completing(CompletableFuture<NodeEvent.Closed> end) {
    return new NodeObserver() {
      @Override
      public void onEvent(NodeEvent event) {
        if (event instanceof NodeEvent.Closed closed) {
          end.complete(closed);
        }
      }
    };
  }
}
