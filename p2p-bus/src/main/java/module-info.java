/**
 * The event bus of a node.
 *
 * <p>A named module whose components use {@link dev.p2p.bus.Subscribe} opens their packages to this
 * one: {@code opens my.components to dev.p2p.bus;}.
 */
module dev.p2p.bus {
  requires transitive dev.p2p.api;
  requires static org.jspecify;
  requires org.slf4j;

  exports dev.p2p.bus;
}
