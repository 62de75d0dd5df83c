package dev.p2p.bus;

/**
 * Reports to an error handler and survives it.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Failures {

  private final BusErrorHandler handler;

  Failures(BusErrorHandler handler) {
    this.handler = handler;
  }

  /** Never throws: neither a publisher nor an actor may end by a handler. */
  void report(BusFailure failure) {
    try {
      handler.onFailure(failure);
    } catch (Throwable ignored) {
      // There is nobody left to tell.
    }
  }
}
