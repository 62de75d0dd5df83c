package dev.p2p.core.settings;

/**
 * Everything about a node that is a number. What is kept for others comes out of the same memory as
 * everything else: {@code gossip.store.bytesMax} is at most half of {@code limits.bytesMax}.
 *
 * @param connections how connections come about
 * @param keepAlive how silence is met
 * @param limits what may be held, and how fast it may come
 * @param gossip how long copies are recognised, and what is kept and repaired
 * @param handlers what handlers may do
 * @param shutdown how the node leaves
 */
public record NodeSettings(
    ConnectionSettings connections,
    KeepAliveSettings keepAlive,
    LimitSettings limits,
    GossipSettings gossip,
    HandlerSettings handlers,
    ShutdownSettings shutdown) {

  /** The defaults of every part. */
  public static final NodeSettings DEFAULTS =
      new NodeSettings(
          ConnectionSettings.DEFAULTS,
          KeepAliveSettings.DEFAULTS,
          LimitSettings.DEFAULTS,
          GossipSettings.DEFAULTS,
          HandlerSettings.DEFAULTS,
          ShutdownSettings.DEFAULTS);

  /** Checks what concerns more than one part. */
  public NodeSettings {
    long storeMax = gossip.store().bytesMax();
    if (storeMax > limits.bytesMax() / 2) {
      throw new IllegalArgumentException(
          "gossip.store.bytesMax must be at most half of limits.bytesMax %d, was %d"
              .formatted(limits.bytesMax(), storeMax));
    }
  }

  /** What may wait for one peer. */
  public OutboxSettings outbox() {
    return limits.outbox();
  }

  /** How fast one peer may send. */
  public RateSettings rates() {
    return limits.rates();
  }

  /** These settings with other limits. */
  public NodeSettings withLimits(LimitSettings other) {
    return new NodeSettings(connections, keepAlive, other, gossip, handlers, shutdown);
  }

  /** These settings with other bounds of the outboxes. */
  public NodeSettings withOutbox(OutboxSettings other) {
    return withLimits(limits.withOutbox(other));
  }

  /** These settings with other rates. */
  public NodeSettings withRates(RateSettings other) {
    return withLimits(limits.withRates(other));
  }

  /** These settings with other limits of connections. */
  public NodeSettings withConnections(ConnectionSettings other) {
    return new NodeSettings(other, keepAlive, limits, gossip, handlers, shutdown);
  }

  /** These settings with another keep-alive. */
  public NodeSettings withKeepAlive(KeepAliveSettings other) {
    return new NodeSettings(connections, other, limits, gossip, handlers, shutdown);
  }

  /** These settings with other limits of handlers. */
  public NodeSettings withHandlers(HandlerSettings other) {
    return new NodeSettings(connections, keepAlive, limits, gossip, other, shutdown);
  }

  /** These settings with another duplicate filter. */
  public NodeSettings withGossip(GossipSettings other) {
    return new NodeSettings(connections, keepAlive, limits, other, handlers, shutdown);
  }

  /** These settings with another way to leave. */
  public NodeSettings withShutdown(ShutdownSettings other) {
    return new NodeSettings(connections, keepAlive, limits, gossip, handlers, other);
  }
}
