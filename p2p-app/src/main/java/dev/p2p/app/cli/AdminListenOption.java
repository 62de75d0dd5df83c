package dev.p2p.app.cli;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.config.HostConfig;
import dev.p2p.app.config.NodeConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a node that is started here can be asked. */
final class AdminListenOption {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--admin",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description =
          "Where an operator can ask the node: p2p peers, why, trace, log-level; metrics. Beyond"
              + " this machine only with admin.tokenFile in the configuration.")
  private @Nullable NodeAddress listen;

  /** The configuration with what was chosen here instead. */
  NodeConfig over(NodeConfig config) {
    if (listen == null) {
      return config;
    }
    HostConfig host = config.host();
    try {
      return config.withHost(host.withAdmin(host.admin().withListen(listen)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--admin': " + e.getMessage());
    }
  }
}
