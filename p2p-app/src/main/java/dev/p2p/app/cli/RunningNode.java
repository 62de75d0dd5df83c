package dev.p2p.app.cli;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.admin.Admin;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.MessageStore;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node with all that belongs to it: its store, its admin endpoint.
 *
 * <p><b>Threading:</b> started by one thread, closed by any.
 */
final class RunningNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("p2p");

  private final Node node;
  private final Optional<MessageStore> store;
  private final Optional<Admin> admin;

  private RunningNode(Node node, Optional<MessageStore> store, Optional<Admin> admin) {
    this.node = node;
    this.store = store;
    this.admin = admin;
  }

  /**
   * Starts the node, then has it listen and dial.
   *
   * @throws CommandFailedException if it can't listen, or its store can't be opened
   * @throws dev.p2p.app.config.ConfigException if its token can't be used
   */
  static RunningNode start(NodeConfig config, NodeBuilder builder) {
    Optional<Admin.Watching> watching =
        config.host().admin().listen().map(at -> Admin.watch(config.host().admin(), builder));
    Optional<MessageStore> store = openStore(config);
    store.ifPresent(builder::store);
    Node node = builder.start();
    Optional<Admin> admin = watching.map(given -> startAdmin(given, node, config));
    RunningNode running = new RunningNode(node, store, admin);
    running.listen(config);
    for (NodeAddress peer : config.peers()) {
      var unused = node.connect(peer);
    }
    admin.ifPresent(Admin::onRunning);
    return running;
  }

  Node node() {
    return node;
  }

  /** Leaves politely; can be asked until the end. */
  @Override
  public void close() {
    admin.ifPresent(Admin::onLeaving);
    node.close();
    node.bus().close();
    store.ifPresent(MessageStore::close);
    admin.ifPresent(Admin::close);
  }

  private static Optional<MessageStore> openStore(NodeConfig config) {
    try {
      return NodeAssembly.openStore(config);
    } catch (IOException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private static Admin startAdmin(Admin.Watching watching, Node node, NodeConfig config) {
    try {
      Admin admin = watching.start(node, !config.peers().isEmpty());
      LOG.info("can be asked at {}", admin.address());
      return admin;
    } catch (IOException e) {
      node.close();
      throw new CommandFailedException("can't listen for the admin endpoint on " + e.getMessage());
    }
  }

  private void listen(NodeConfig config) {
    if (config.listen().isEmpty()) {
      return;
    }
    try {
      var unused = node.listen(config.listen().get());
    } catch (IOException e) {
      close();
      throw new CommandFailedException("can't listen on " + e.getMessage());
    }
  }
}
