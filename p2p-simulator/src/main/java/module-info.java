/** A simulated network in virtual time, for whole nodes on one thread. */
module dev.p2p.simulator {
  requires static org.jspecify;
  requires transitive dev.p2p.api;
  requires transitive dev.p2p.core;
  requires transitive dev.p2p.wire;
  requires dev.p2p.bus;

  exports dev.p2p.simulator;
  exports dev.p2p.simulator.network;
  exports dev.p2p.simulator.check;
  exports dev.p2p.simulator.fault;
  exports dev.p2p.simulator.record;
  exports dev.p2p.simulator.scenario;
  exports dev.p2p.simulator.text;
  exports dev.p2p.simulator.time;
  exports dev.p2p.simulator.topology;
  exports dev.p2p.simulator.turns;
}
