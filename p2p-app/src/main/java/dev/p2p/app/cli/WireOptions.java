package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.WireConfig;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which dialect to speak, on which network: options that several commands share. */
final class WireOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      completionCandidates = Profiles.class,
      converter = ProfileConverter.class,
      description = "Dialect of the wire protocol: ${COMPLETION-CANDIDATES}.")
  private @Nullable String profile;

  @ArgGroup private @Nullable NetworkChoice network;

  /** One of the two. */
  private static final class NetworkChoice {

    @Option(
        names = "--network",
        paramLabel = "NAME",
        converter = NetworkConverter.class,
        description =
            "Network: mainnet, testnet, devnet or stressnet. Without effect in dusk-0.6, whose"
                + " frames don't carry it.")
    private @Nullable Network named;

    @Option(
        names = "--magic",
        paramLabel = "0x…",
        converter = NetworkConverter.class,
        description = "The same by its magic number, such as 0x74746e41.")
    private @Nullable Network magic;

    private Optional<Network> chosen() {
      return Optional.ofNullable(named).or(() -> Optional.ofNullable(magic));
    }
  }

  /** The configuration with what was chosen here instead. */
  NodeConfig over(NodeConfig config) {
    return config.withWire(over(config.wire()));
  }

  /**
   * The same, with stamps if the command's own option {@code --stamp} is given: after the rest, so
   * that each option is blamed for what itself does not suit.
   */
  NodeConfig over(NodeConfig config, boolean stamp) {
    NodeConfig chosen = over(config);
    if (!stamp) {
      return chosen;
    }
    if (!chosen.wire().protocol().frames().hasReserved()) {
      throw new ParameterException(
          spec.commandLine(),
          "Option '--stamp' must not be given with profile %s, whose frames have no reserved field"
              .formatted(chosen.wire().profile()));
    }
    return chosen.withWire(chosen.wire().stamping());
  }

  private WireConfig over(WireConfig config) {
    WireConfig chosen =
        new WireConfig(
            profile == null ? config.profile() : profile,
            network == null ? config.network() : network.chosen().orElse(config.network()),
            config.topics(),
            config.stampMessages());
    try {
      DuskWire unused = chosen.protocol();
    } catch (IllegalArgumentException e) {
      // The file was right by itself, and goes with every network: the profile does not suit it.
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--profile': " + e.getMessage());
    }
    return chosen;
  }

  /** For the help. */
  static final class Profiles extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Profiles() {
      super(DuskWire.profileNames());
    }
  }

  /** Checks a name. */
  static final class ProfileConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!DuskWire.profileNames().contains(value)) {
        throw new TypeConversionException(
            "must be one of %s, was \"%s\""
                .formatted(String.join(", ", DuskWire.profileNames()), value));
      }
      return value;
    }
  }

  /** Reads a name or a magic number. */
  static final class NetworkConverter implements ITypeConverter<Network> {
    @Override
    public Network convert(String value) {
      try {
        return Network.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
