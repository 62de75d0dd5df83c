/** Ports and values of the gossip node. Needs the JDK and nothing else. */
module dev.p2p.api {
  requires static org.jspecify;

  exports dev.p2p.api;
  exports dev.p2p.spi;
}
