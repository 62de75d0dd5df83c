/** The node: the inside of the hexagon, without sockets, codec classes or frameworks. */
module dev.p2p.core {
  requires transitive dev.p2p.api;
  requires transitive org.slf4j;
  requires jdk.jfr;
  requires static org.jspecify;

  exports dev.p2p.core;
  exports dev.p2p.core.jfr;
  exports dev.p2p.core.journal;
  exports dev.p2p.core.judge;
  exports dev.p2p.core.observe;
  exports dev.p2p.core.settings;
}
