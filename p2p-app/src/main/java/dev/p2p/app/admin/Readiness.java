package dev.p2p.app.admin;

/**
 * How far a node has come.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Readiness {

  /** From the start of the process to its end. */
  enum Phase {
    STARTING,
    RUNNING,
    LEAVING
  }

  private volatile Phase phase = Phase.STARTING;

  Readiness() {}

  void enter(Phase next) {
    phase = next;
  }

  Phase phase() {
    return phase;
  }
}
