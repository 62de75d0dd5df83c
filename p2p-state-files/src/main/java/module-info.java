/** State of a node in files. */
module dev.p2p.state.files {
  requires transitive dev.p2p.api;
  requires static org.jspecify;

  exports dev.p2p.state.files;
}
