package dev.p2p.app.trace;

import java.io.IOException;
import java.util.function.Consumer;

/** Where a trace comes from. */
public interface TraceSource {

  /** What the user calls it. */
  String name();

  /**
   * Tells everything that happened, once, in the order of the trace, which is nearly that of time:
   * what happened on different threads may be a little out of order.
   *
   * @throws IOException if it can't be read
   * @throws TraceException if it is not a trace, or damaged
   */
  void forEach(Consumer<Sighting> to) throws IOException;
}
