package dev.p2p.app.cli;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends one message to one node. */
@Command(
    name = "send",
    header = "Send one message to one node, and see that it was read.",
    description =
        "Connects with a full handshake, sends the message and a Ping behind it. The Pong says that"
            + " the message was read and processed; then it leaves politely. Exit code 0 only then.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  p2p send --to 127.0.0.1:7000 --topic tx --text hello",
      "  p2p send --to [::1]:7000 --topic block --file block.bin",
      "  p2p send --to 127.0.0.1:7000 --topic getcandidate --hex 00ff",
      "  p2p send --to 127.0.0.1:7000 --topic tx --text hello --stamp"
    })
final class SendCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "HOST:PORT",
      converter = DialableConverter.class,
      description = "Which node.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private NodeAddress to;

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "Which topic, such as tx.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String topic;

  @ArgGroup(multiplicity = "1")
  private Payload payload = new Payload();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Longest time until the Pong is here, at least 1; default ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  @ArgGroup private @Nullable Reserved reserved;

  @Mixin private ConfigOption file = new ConfigOption();

  @Mixin private WireOptions wire = new WireOptions();

  /** One of the three. */
  private static final class Payload {

    @Option(names = "--text", paramLabel = "TEXT", description = "Payload, as text.")
    private @Nullable String text;

    @Option(names = "--hex", paramLabel = "DIGITS", description = "Payload, in hexadecimal.")
    private @Nullable String hex;

    @Option(names = "--file", paramLabel = "FILE", description = "Payload, from a file.")
    private @Nullable Path file;
  }

  /** One of the two. */
  private static final class Reserved {

    @Option(
        names = "--reserved",
        paramLabel = "N",
        converter = UnsignedConverter.class,
        description = "What the frame's reserved field says: 0 to 18446744073709551615.")
    private @Nullable Long number;

    @Option(
        names = "--stamp",
        description = "Say there when the message was made, in nanoseconds since 1970.")
    private boolean stamp;
  }

  @Override
  public Integer call() {
    requireTimeout();
    NodeConfig config = wire.over(file.read(), reserved != null && reserved.stamp);
    CompletableFuture<RemotePeer> pong = new CompletableFuture<>();
    NodeBuilder builder =
        NodeAssembly.builder(config, "p2p.send")
            .handle(
                StandardTopics.PONG,
                (message, peer) -> {
                  pong.complete(peer);
                  return Outcome.accepted();
                });
    Message message = message(builder);
    try (Node node = builder.start()) {
      Exchange exchange =
          new Exchange(node, Duration.ofSeconds(timeoutSeconds), TimeSource.system());
      RemotePeer peer = exchange.connect(to);
      exchange.send(peer, message, pong);
    }
    spec.commandLine()
        .getOut()
        .println(
            "sent %s %s, %d bytes, to %s"
                .formatted(topic, message.id().toHex(), message.payload().length(), to));
    return ExitCode.OK;
  }

  private void requireTimeout() {
    if (timeoutSeconds < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--timeout': must be at least 1, was " + timeoutSeconds);
    }
  }

  private Message message(NodeBuilder builder) {
    MessageFactory messages = builder.messages();
    Bytes bytes = payload(messages.profile());
    try {
      return reserved == null || reserved.number == null
          ? messages.create(topic, bytes)
          : messages.create(topic, bytes, reserved.number);
    } catch (InvalidMessageException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Bytes payload(WireProfile profile) {
    if (payload.text != null) {
      return Bytes.utf8(payload.text);
    }
    if (payload.file != null) {
      return file(payload.file, profile);
    }
    try {
      return Bytes.hex(String.valueOf(payload.hex));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--hex': must be pairs of hexadecimal digits, was \"%s\""
              .formatted(payload.hex));
    }
  }

  private Topic known(WireProfile profile) {
    return profile
        .topics()
        .find(topic)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "Invalid value for option '--topic': profile %s has no topic \"%s\""
                    .formatted(profile.name(), topic)));
  }

  private Bytes file(Path from, WireProfile profile) {
    if (!Files.isReadable(from) || Files.isDirectory(from)) {
      throw badFile("\"%s\" is not a file that can be read".formatted(from));
    }
    int max = known(profile).policy().maxPayloadBytes();
    try (InputStream in = Files.newInputStream(from)) {
      // One more shows that there are too many, however many there are.
      byte[] content = in.readNBytes(max + 1);
      if (content.length > max) {
        throw badFile(
            "\"%s\" must have at most %d bytes, the most of topic %s, has %s"
                .formatted(from, max, topic, sizeOver(max, from)));
      }
      return Bytes.wrap(content);
    } catch (IOException e) {
      throw badFile("\"%s\" can't be read: %s".formatted(from, e.getMessage()));
    }
  }

  /** Of what is no ordinary file, or grows, nobody knows it. */
  private static String sizeOver(int max, Path from) throws IOException {
    long size = Files.size(from);
    return size > max ? String.valueOf(size) : "more";
  }

  private ParameterException badFile(String what) {
    return new ParameterException(spec.commandLine(), "Invalid value for option '--file': " + what);
  }
}
