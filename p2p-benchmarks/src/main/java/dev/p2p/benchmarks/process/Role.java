package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.util.Optional;

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

  /** How many operations it has done so far; what costs are divided by. */
  long count();

  /** The window that counts begins now. */
  default void begin() {}

  /** What else it measured in the window, which ends now. */
  default Figures end() {
    return Figures.NONE;
  }

  /** What went wrong so far, such as a message out of order; then the measurement is void. */
  default Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  void close();
}
