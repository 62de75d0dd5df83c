package dev.p2p.app.cli;

import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a running node keeps what it must have after a restart, if its configuration says so.
 *
 * @param messages what it accepted of late
 * @param state what it knows of others
 */
record Stores(Optional<MessageStore> messages, Optional<StateStore> state)
    implements AutoCloseable {

  /**
   * Opens them.
   *
   * @throws CommandFailedException if one can't be opened
   */
  static Stores open(NodeConfig config) {
    Optional<MessageStore> messages = Optional.empty();
    try {
      messages = NodeAssembly.openStore(config);
      return new Stores(messages, NodeAssembly.openState(config));
    } catch (IOException e) {
      messages.ifPresent(MessageStore::close);
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** Gives them to a node, which does not close them. */
  NodeBuilder giveTo(NodeBuilder builder) {
    messages.ifPresent(builder::store);
    state.ifPresent(builder::state);
    return builder;
  }

  @Override
  public void close() {
    messages.ifPresent(MessageStore::close);
    state.ifPresent(StateStore::close);
  }
}
