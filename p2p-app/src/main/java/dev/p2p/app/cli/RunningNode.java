package dev.p2p.app.cli;

import dev.p2p.app.admin.Admin;
import dev.p2p.app.assembly.NodeAssembly;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node with all that belongs to it: its stores, its admin endpoint.
 *
 * <p><b>Threading:</b> started by one thread, closed by any.
 */
final class RunningNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("p2p");

  private final Node node;
  private final Stores stores;
  private final Optional<Admin> admin;

  private RunningNode(Node node, Stores stores, Optional<Admin> admin) {
    this.node = node;
    this.stores = stores;
    this.admin = admin;
  }

  /**
   * Starts the node, then has it listen and dial.
   *
   * @throws CommandFailedException if it can't listen, or its stores can't be opened or read
   * @throws dev.p2p.app.config.ConfigException if its token can't be used
   */
  static RunningNode start(NodeConfig config, NodeBuilder builder) {
    Optional<Admin.Watching> watching =
        config.host().admin().listen().map(at -> Admin.watch(config.host().admin(), builder));
    Stores stores = Stores.open(config);
    Node node = start(stores.giveTo(NodeAssembly.findingPeers(config, builder)), stores);
    Optional<Admin> admin = watching.map(given -> startAdmin(given, node, stores, config));
    RunningNode running = new RunningNode(node, stores, admin);
    running.listen(config);
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
    stores.close();
    admin.ifPresent(Admin::close);
  }

  private static Node start(NodeBuilder builder, Stores stores) {
    try {
      return builder.start();
    } catch (UncheckedIOException e) {
      stores.close();
      IOException cause = Objects.requireNonNull(e.getCause(), "it is made with one");
      throw new CommandFailedException(String.valueOf(cause.getMessage()));
    }
  }

  private static Admin startAdmin(
      Admin.Watching watching, Node node, Stores stores, NodeConfig config) {
    try {
      Admin admin = watching.start(node, !config.peers().isEmpty());
      LOG.info("can be asked at {}", admin.address());
      return admin;
    } catch (IOException e) {
      node.close();
      node.bus().close();
      stores.close();
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
