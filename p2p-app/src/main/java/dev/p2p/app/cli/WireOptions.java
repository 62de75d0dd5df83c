package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfig;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which dialect to speak, on which network: options that several commands share. */
final class WireOptions {

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
        description = "Network: mainnet, testnet, devnet or stressnet.")
    private @Nullable Network named;

    @Option(
        names = "--magic",
        paramLabel = "0x…",
        converter = NetworkConverter.class,
        description = "Network by its magic number, such as 0x74746e41.")
    private @Nullable Network magic;

    private Optional<Network> chosen() {
      return Optional.ofNullable(named).or(() -> Optional.ofNullable(magic));
    }
  }

  /** The configuration with what was chosen here instead. */
  NodeConfig over(NodeConfig config) {
    return new NodeConfig(
        profile == null ? config.profile() : profile,
        network == null ? config.network() : network.chosen().orElse(config.network()),
        config.listen(),
        config.peers(),
        config.settings(),
        config.transport());
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
