package dev.p2p.simulator.scenario;

/** What scenarios draw chance for; each has numbers of its own. */
final class Purpose {

  static final long WORKLOAD = 1;
  static final long CAST = 2;
  static final long EVENTS = 3;

  private Purpose() {}
}
