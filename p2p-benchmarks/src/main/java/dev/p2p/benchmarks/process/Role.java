package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;

/**
 * What one process does while it is measured.
 *
 * <p><b>Threading:</b> called on one thread, that of the process's commands; the work is done on
 * others.
 */
public interface Role extends AutoCloseable {

  /**
   * Begins to work, and goes on until {@link #close}.
   *
   * @param told what the role that was started before this one answered; empty for the first
   * @return what the next one is to be told, such as an address
   * @throws Exception if it can't begin
   */
  String start(String told) throws Exception;

  /** How far it is. */
  Progress progress();

  /** The window that counts begins now. */
  default void begin() {}

  /** What else it measured in the window, which ends now. */
  default Figures end() {
    return Figures.NONE;
  }

  /** Ends the work, and lets go of all it holds. */
  @Override
  void close() throws IOException;
}
