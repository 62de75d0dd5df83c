package dev.p2p.app.admin;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Subscription;
import dev.p2p.app.assembly.Software;
import dev.p2p.app.config.AdminConfig;
import dev.p2p.app.metrics.NodeMetrics;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The admin endpoint of a node: watches it from its start, and answers whoever asks.
 *
 * <pre>{@code
 * Admin.Watching watching = Admin.watch(config, builder);
 * Node node = builder.start();
 * try (Admin admin = watching.start(node, ...)) { ... }
 * }</pre>
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class Admin implements AutoCloseable {

  private final AdminServer server;
  private final AdminMemory memory;
  private final Subscription accepted;
  private final Readiness readiness;

  private Admin(
      AdminServer server, AdminMemory memory, Subscription accepted, Readiness readiness) {
    this.server = server;
    this.memory = memory;
    this.accepted = accepted;
    this.readiness = readiness;
  }

  /**
   * Begins to watch a node that is yet to be started.
   *
   * @throws dev.p2p.app.config.ConfigException if there is to be a token, and there is none that
   *     can be used
   */
  public static Watching watch(AdminConfig config, NodeBuilder builder) {
    Optional<Token> token = config.tokenFile().map(Token::read);
    AdminMemory memory = AdminMemory.of(config, TimeSource.system());
    memory.watch(builder);
    return new Watching(config, memory, token);
  }

  /** Where it listens, with the port the system picked. */
  public NodeAddress address() {
    return server.address();
  }

  /** The node listens and dials: from now on it can be ready. */
  public void onRunning() {
    readiness.enter(Readiness.Phase.RUNNING);
  }

  /** The node begins to leave: from now on it is not ready. */
  public void onLeaving() {
    readiness.enter(Readiness.Phase.LEAVING);
  }

  /** Ends all streams, and answers nobody any more. */
  @Override
  public void close() {
    memory.accepted().close();
    accepted.close();
    server.close();
  }

  /** What watches a node, and can be asked once that is started. */
  public static final class Watching {

    private final AdminConfig config;
    private final AdminMemory memory;
    private final Optional<Token> token;

    private Watching(AdminConfig config, AdminMemory memory, Optional<Token> token) {
      this.config = config;
      this.memory = memory;
      this.token = token;
    }

    /**
     * Begins to answer.
     *
     * @param dials whether the node is to dial others, so that it is not ready without any
     * @throws IOException if it can't listen; the message names the address
     */
    public Admin start(Node node, boolean dials) throws IOException {
      return start(node, dials, AdminLimits.DEFAULTS);
    }

    Admin start(Node node, boolean dials, AdminLimits limits) throws IOException {
      NodeAddress listen = config.listen().orElseThrow();
      Readiness readiness = new Readiness();
      Routes routes = new Routes(routes(node, new HealthEndpoints(node, readiness, dials)));
      AdminServer server =
          AdminServer.start(
              listen, new Answering(routes, new Doorkeeper(listen, token), limits), limits);
      return new Admin(
          server, memory, node.bus().attach(NodeTopics.ACCEPTED, memory.accepted()), readiness);
    }

    private List<Route> routes(Node node, HealthEndpoints health) {
      PeerJson peers = new PeerJson(node, memory.meters());
      NodeMetrics metrics =
          new NodeMetrics(
              node::stats, node::usage, memory.journal()::displaced, Software.nameAndVersion());
      List<Route> routes = new ArrayList<>(health.routes());
      routes.add(new PeersEndpoint(peers).route());
      routes.add(new WhyEndpoint(node, memory.journal(), peers).route());
      memory.lives().ifPresent(lives -> routes.add(new TraceEndpoint(lives).route()));
      routes.add(new MessagesEndpoint(memory.accepted()).route());
      routes.add(new PublishEndpoint(node).route());
      routes.add(new RequestEndpoint(node, TimeSource.system()).route());
      routes.add(new MetricsEndpoint(metrics).route());
      routes.addAll(new LogLevelEndpoint().routes());
      routes.addAll(new BansEndpoint(node.bans()).routes());
      return List.copyOf(routes);
    }
  }
}
