package dev.p2p.app.assembly;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.core.Discovery;
import dev.p2p.core.NodeBuilder;
import dev.p2p.core.jfr.JfrObserver;
import dev.p2p.core.observe.LoggingObserver;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.Execution;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.StateStore;
import dev.p2p.spi.TimeSource;
import dev.p2p.state.files.FileStateStore;
import dev.p2p.store.mvstore.MvStoreMessageStore;
import dev.p2p.store.mvstore.MvStoreSettings;
import dev.p2p.transport.nio.JdkNameLookup;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Builds the object graph of a node. */
public final class NodeAssembly {

  static {
    // Else Guice defines classes by way of Unsafe, about which current JDKs warn the user.
    System.setProperty("guice_custom_class_loading", "CHILD");
  }

  private NodeAssembly() {}

  /**
   * All of a node but its handlers; nothing is started yet.
   *
   * @param logName which logger its events go to
   */
  public static NodeBuilder builder(NodeConfig config, String logName) {
    return injector(config)
        .getInstance(NodeBuilder.class)
        .observe(new JfrObserver())
        .observe(new LoggingObserver(LoggerFactory.getLogger(logName)));
  }

  /**
   * Opens the file the node is to keep messages in, if there is one; whoever calls closes it, after
   * the node.
   *
   * @throws IOException if it can't be opened; the message says which and why
   */
  public static Optional<MessageStore> openStore(NodeConfig config) throws IOException {
    if (config.host().storeFile().isEmpty()) {
      return Optional.empty();
    }
    StoreSettings limits = config.settings().gossip().store();
    return Optional.of(
        MvStoreMessageStore.open(
            config.host().storeFile().get(),
            MvStoreSettings.of(limits.messagesMax(), limits.bytesMax(), limits.keepFor()),
            config.wire().protocol().frames(),
            Execution.virtualThreads(),
            TimeSource.system()));
  }

  /**
   * Opens the folder the node is to keep its addresses and bans in, if there is one; whoever calls
   * closes it, after the node.
   *
   * @throws IOException if it can't be opened; the message says which and why
   */
  public static Optional<StateStore> openState(NodeConfig config) throws IOException {
    return config.host().stateFolder().isPresent()
        ? Optional.of(FileStateStore.open(config.host().stateFolder().get()))
        : Optional.empty();
  }

  /** The same builder, of a node that keeps its reserved peers and finds others by itself. */
  public static NodeBuilder findingPeers(NodeConfig config, NodeBuilder builder) {
    return builder
        .reserve(config.peers().reserved())
        .discover(Discovery.from(config.peers().bootstrap()).names(new JdkNameLookup()));
  }

  static Injector injector(NodeConfig config) {
    return Guice.createInjector(
        Stage.PRODUCTION,
        NodeAssembly::strict,
        binder -> binder.bind(NodeConfig.class).toInstance(config),
        new WireModule(),
        new TransportModule(),
        new BusModule(),
        new CoreModule());
  }

  private static void strict(Binder binder) {
    binder.requireExplicitBindings();
    binder.requireExactBindingAnnotations();
    binder.requireAtInjectOnConstructors();
    binder.disableCircularProxies();
  }
}
