/** Contract tests for the ports, and what else tests of adapters and handlers need. */
module dev.p2p.testkit {
  requires transitive dev.p2p.api;
  requires static org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires org.assertj.core;

  exports dev.p2p.testkit;
  exports dev.p2p.testkit.memory;
  exports dev.p2p.testkit.bus;
  exports dev.p2p.testkit.observe;
  exports dev.p2p.testkit.runtime;
  exports dev.p2p.testkit.state;
  exports dev.p2p.testkit.store;
  exports dev.p2p.testkit.transport;
  exports dev.p2p.testkit.wire;

  // JUnit calls the contracts' tests, which are not public.
  opens dev.p2p.testkit.bus to
      org.junit.platform.commons;
  opens dev.p2p.testkit.observe to
      org.junit.platform.commons;
  opens dev.p2p.testkit.runtime to
      org.junit.platform.commons;
  opens dev.p2p.testkit.state to
      org.junit.platform.commons;
  opens dev.p2p.testkit.store to
      org.junit.platform.commons;
  opens dev.p2p.testkit.transport to
      org.junit.platform.commons;
  opens dev.p2p.testkit.wire to
      org.junit.platform.commons;
}
