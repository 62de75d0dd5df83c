package dev.p2p.app.cli;

import dev.p2p.api.MessageHandler;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.console.MessagePrinter;
import dev.p2p.app.input.InputLines;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.TimeSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one node until it is stopped. */
@Command(
    name = "run",
    header = "Run one node until it is stopped.",
    description = {
      "It accepts every message of a relayed topic and passes it on. SIGTERM or Ctrl-C: it stops"
          + " accepting, flushes what is queued, leaves every peer politely, and ends with 0.",
      "Options win over the configuration file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p run --listen 0.0.0.0:7000 --print             a node that shows what it accepts",
      "  p2p run --listen 127.0.0.1:0 --peer 10.0.0.7:7000 one that joins another",
      "  p2p run --bootstrap seed.example:7000             one that finds its peers itself",
      "  tail -f log | p2p run --peer 10.0.0.7:7000 --publish tx",
      "  p2p run --print | jq -r .text",
      "  p2p run --admin 127.0.0.1:7001                    one that can be asked"
    })
final class RunCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private ConfigOption file = new ConfigOption();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "Where to accept connections; port 0 lets the system pick one.")
  private @Nullable NodeAddress listen;

  @Option(
      names = "--peer",
      paramLabel = "HOST:PORT",
      converter = DialableConverter.class,
      description =
          "Whom to be always connected with; may be given more than once. Dialled again whenever it"
              + " is gone.")
  private List<NodeAddress> peers = List.of();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      converter = DialableConverter.class,
      description =
          "Where to begin to look for peers; may be given more than once. Of a name all addresses"
              + " are tried.")
  private List<NodeAddress> bootstrap = List.of();

  @Mixin private AdminListenOption admin = new AdminListenOption();

  @Mixin private WireOptions wire = new WireOptions();

  @Option(
      names = "--print",
      description =
          "Print every accepted message to standard output, a line of JSON each. While nobody"
              + " reads them, peers wait.")
  private boolean print;

  @Option(
      names = "--publish",
      paramLabel = "TOPIC",
      description = "Publish every line of standard input as a message of TOPIC.")
  private @Nullable String publish;

  @Option(
      names = "--stamp",
      description =
          "Say in the reserved field of what is published when that was, in nanoseconds since"
              + " 1970.")
  private boolean stamp;

  @Override
  public Integer call() throws InterruptedException {
    NodeConfig config = config();
    NodeBuilder builder = NodeAssembly.builder(config, "p2p");
    requireTopic(builder);
    RunningNode running = RunningNode.start(config, builder.otherwise(handler()));
    if (publish != null) {
      InputLines lines = new InputLines(System.in, () -> {});
      Thread.ofPlatform()
          .daemon()
          .name("p2p-publisher")
          .start(new LinePublisher(running.node(), publish, lines));
    }
    Shutdown.awaitSignal(running::close);
    return ExitCode.OK;
  }

  private NodeConfig config() {
    NodeConfig config = wire.over(file.read(), stamp);
    NodeConfig listening = listen == null ? config : config.withListen(listen);
    return admin.over(listening.withPeers(listening.peers().over(peers, bootstrap)));
  }

  private void requireTopic(NodeBuilder builder) {
    if (publish != null && builder.messages().profile().topics().find(publish).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--publish': profile %s has no topic \"%s\""
              .formatted(builder.messages().profile().name(), publish));
    }
  }

  private MessageHandler handler() {
    MessagePrinter printer = new MessagePrinter(TimeSource.system(), System.out);
    return (message, peer) -> {
      if (!message.topic().policy().relayed()) {
        return Outcome.ignored();
      }
      if (print) {
        printer.print(message, peer.info().id());
      }
      return Outcome.accepted();
    };
  }
}
