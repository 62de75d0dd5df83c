/** The wire protocol: frames, profiles, payloads, BLAKE2b-256. Needs the ports and the JDK. */
module dev.p2p.wire {
  requires static org.jspecify;
  requires transitive dev.p2p.api;

  exports dev.p2p.wire;
  exports dev.p2p.wire.payload;
}
