package dev.p2p.bus;

/**
 * Whether the current thread is within a publish, on any bus: then a close must not wait, because
 * publishing never waits for a subscriber.
 *
 * <p><b>Threading:</b> confined to its thread.
 */
final class CurrentPublish {

  private static final ThreadLocal<CurrentPublish> CURRENT =
      ThreadLocal.withInitial(CurrentPublish::new);

  /** Publishes within publishes: a sink may publish. */
  private int depth;

  private CurrentPublish() {}

  /** Notes that the current thread begins to publish; {@link #end} must follow. */
  static CurrentPublish begin() {
    CurrentPublish current = CURRENT.get();
    current.depth++;
    return current;
  }

  /** Whether the current thread is within a publish. */
  static boolean exists() {
    return CURRENT.get().depth > 0;
  }

  void end() {
    depth--;
  }
}
