package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.app.simulate.TopologyChoice;
import dev.p2p.simulator.fault.FaultScript;
import dev.p2p.simulator.scenario.Load;
import dev.p2p.simulator.scenario.Scenario;
import dev.p2p.simulator.scenario.ScenarioOptions;
import dev.p2p.simulator.scenario.ScenarioScript;
import dev.p2p.simulator.scenario.Scenarios;
import dev.p2p.spi.WireProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is simulated, all but the seed. */
final class SimulateOptions {

  private static final int NODES_MIN = 2;
  private static final int NODES_MAX = 100_000;
  private static final int DEGREE_MIN = 2;
  private static final int MESSAGES_MAX = 1_000_000;
  private static final long NODES_BY_DEGREE_MAX = 10_000_000;
  private static final long NODES_BY_MESSAGES_MAX = 1_000_000_000;
  private static final int SIZE_MIN = 8;
  private static final Duration DURATION_MIN = Duration.ofSeconds(1);
  private static final Duration DURATION_MAX = Duration.ofDays(1);

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "steady",
      completionCandidates = Names.class,
      converter = ScenarioConverter.class,
      description = "What happens, see below; default ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Scenario scenario;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many nodes, 2 to 100000; default ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--degree",
      paramLabel = "D",
      defaultValue = "8",
      description =
          "Neighbours per node, if random or small-world, as many as there are at most; default"
              + " ${DEFAULT-VALUE}.")
  private int degree;

  @Option(
      names = "--topology",
      paramLabel = "NAME|FILE",
      defaultValue = "random",
      description =
          "Who dials whom: random, ring, small-world, star, or a file with a line \"FROM TO\" for"
              + " each dial; default ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String topology;

  @Option(
      names = "--messages",
      paramLabel = "M",
      defaultValue = "100",
      description = "How many to publish, all nodes together; default ${DEFAULT-VALUE}.")
  private int messages;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "256",
      description = "Payload of each, at least 8; default ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "Virtual time from when all are connected to the end, such as 500ms, 60s or 5m; messages"
              + " are published in its first half, and after it in power-cut."
              + " Default ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Duration duration;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description =
          "What goes wrong on top, and when, a line each, such as \"10s crash 3\", \"12s restart"
              + " 3\" or \"20s partition 0-49 | 50-99\".")
  private @Nullable Path faults;

  @Mixin private WireOptions wire = new WireOptions();

  private @Nullable TopologyChoice chosen;

  /** Looks at all values, alone and together; to be called before anything below. */
  void check(CommandLine command) {
    requireBetween(command, "--nodes", NODES_MIN, NODES_MAX, nodes);
    requireBetween(command, "--degree", DEGREE_MIN, NODES_MAX, degree);
    requireBetween(command, "--messages", 0, MESSAGES_MAX, messages);
    requireAffordable(command, "--degree", NODES_BY_DEGREE_MAX, degree);
    requireAffordable(command, "--messages", NODES_BY_MESSAGES_MAX, messages);
    requireBetween(command, "--size", SIZE_MIN, largestPayload(), size);
    if (duration.compareTo(DURATION_MIN) < 0 || duration.compareTo(DURATION_MAX) > 0) {
      throw mistake(command, "--for", "must be 1s to 1440m, was " + duration.toMillis() + "ms");
    }
    try {
      chosen = TopologyChoice.parse(topology, degree, nodes);
    } catch (IllegalArgumentException e) {
      throw mistake(command, "--topology", String.valueOf(e.getMessage()));
    }
    if (faults != null) {
      scenario = scenario.with(script(command, faults));
    }
  }

  Scenario scenario() {
    return scenario;
  }

  String topologyLabel() {
    return choice().label();
  }

  ScenarioOptions scenarioOptions(long seed) {
    return new ScenarioOptions(
        nodes, choice().topology(), seed, new Load(messages, size), duration, protocol());
  }

  private TopologyChoice choice() {
    if (chosen == null) {
      throw new IllegalStateException("the options must be checked first");
    }
    return chosen;
  }

  private static FaultScript script(CommandLine command, Path file) {
    try {
      return FaultScript.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw mistake(command, "--faults", "\"%s\" can't be read".formatted(file));
    }
  }

  private WireProtocol protocol() {
    return wire.over(NodeConfigFile.defaults()).wire().protocol();
  }

  private int largestPayload() {
    return protocol().profile().topics().named(ScenarioScript.TOPIC).policy().maxPayloadBytes();
  }

  private static void requireBetween(
      CommandLine command, String option, int min, int max, int value) {
    if (value < min || value > max) {
      throw mistake(command, option, "must be %d to %d, was %d".formatted(min, max, value));
    }
  }

  /** Memory grows with the product: each alone says little. */
  private void requireAffordable(CommandLine command, String option, long max, int value) {
    long product = (long) nodes * value;
    if (product > max) {
      throw new ParameterException(
          command,
          ("--nodes times %s must be at most %d, was %d; what comes near needs more memory than the"
                  + " JVM takes by itself, such as P2P_JAVA_OPTS=-Xmx8g")
              .formatted(option, max, product));
    }
  }

  private static ParameterException mistake(CommandLine command, String option, String rule) {
    return new ParameterException(
        command, "Invalid value for option '%s': %s".formatted(option, rule));
  }

  /** For the shell's completion. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Scenarios.names());
    }
  }

  /** Finds a scenario. */
  static final class ScenarioConverter implements ITypeConverter<Scenario> {
    @Override
    public Scenario convert(String value) {
      return Scenarios.named(value)
          .orElseThrow(() ->
              new TypeConversionException(
                  "must be one of %s, was \"%s\""
                      .formatted(String.join(", ", Scenarios.names()), value)));
    }
  }
}
