package dev.p2p.core.settings;

/**
 * Everything about a node that is a number.
 *
 * @param connections how connections come about
 * @param keepAlive how silence is met
 * @param outbox what may wait for one peer
 * @param gossip how long copies are recognised
 * @param handlers what handlers may do
 * @param shutdown how the node leaves
 */
public record NodeSettings(
    ConnectionSettings connections,
    KeepAliveSettings keepAlive,
    OutboxSettings outbox,
    GossipSettings gossip,
    HandlerSettings handlers,
    ShutdownSettings shutdown) {

  /** The defaults of every part. */
  public static final NodeSettings DEFAULTS =
      new NodeSettings(
          ConnectionSettings.DEFAULTS,
          KeepAliveSettings.DEFAULTS,
          OutboxSettings.DEFAULTS,
          GossipSettings.DEFAULTS,
          HandlerSettings.DEFAULTS,
          ShutdownSettings.DEFAULTS);

  /** These settings with other bounds of the outboxes. */
  public NodeSettings withOutbox(OutboxSettings other) {
    return new NodeSettings(connections, keepAlive, other, gossip, handlers, shutdown);
  }

  /** These settings with other limits of connections. */
  public NodeSettings withConnections(ConnectionSettings other) {
    return new NodeSettings(other, keepAlive, outbox, gossip, handlers, shutdown);
  }

  /** These settings with another keep-alive. */
  public NodeSettings withKeepAlive(KeepAliveSettings other) {
    return new NodeSettings(connections, other, outbox, gossip, handlers, shutdown);
  }

  /** These settings with other limits of handlers. */
  public NodeSettings withHandlers(HandlerSettings other) {
    return new NodeSettings(connections, keepAlive, outbox, gossip, other, shutdown);
  }

  /** These settings with another duplicate filter. */
  public NodeSettings withGossip(GossipSettings other) {
    return new NodeSettings(connections, keepAlive, outbox, other, handlers, shutdown);
  }

  /** These settings with another way to leave. */
  public NodeSettings withShutdown(ShutdownSettings other) {
    return new NodeSettings(connections, keepAlive, outbox, gossip, handlers, other);
  }
}
