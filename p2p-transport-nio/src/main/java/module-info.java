/** Connections over TCP, on blocking socket channels for virtual threads. */
module dev.p2p.transport.nio {
  requires static org.jspecify;
  requires transitive dev.p2p.api;
  requires org.slf4j;

  exports dev.p2p.transport.nio;
}
