package dev.p2p.bus;

/**
 * Who is told of what goes wrong on an event bus.
 *
 * <p><b>Threading:</b> called on the thread it happened on, a publisher's or a subscription's,
 * several at once, without a lock. Must not wait. An exception thrown here is swallowed.
 */
@FunctionalInterface
public interface BusErrorHandler {

  /** Something went wrong. */
  void onFailure(BusFailure failure);
}
