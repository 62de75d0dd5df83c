package dev.p2p.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a node uses of the machine it runs on, beside the network.
 *
 * @param storeFile where a running node keeps what it accepted of late; empty for memory
 * @param stateFolder where it keeps the addresses it knows and its bans; empty for memory
 * @param admin how an operator can ask it
 */
public record HostConfig(Optional<Path> storeFile, Optional<Path> stateFolder, AdminConfig admin) {

  /** The same, asked otherwise. */
  public HostConfig withAdmin(AdminConfig other) {
    return new HostConfig(storeFile, stateFolder, other);
  }
}
