package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.NodeConfigFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration file to go by: an option that several commands share. */
final class ConfigOption {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; see \"p2p config --help\".")
  private @Nullable Path file;

  /**
   * What the file says, or the defaults if none was named.
   *
   * @throws dev.p2p.app.config.ConfigException if it is not right
   */
  NodeConfig read() {
    return file == null ? NodeConfigFile.defaults() : NodeConfigFile.read(file);
  }
}
