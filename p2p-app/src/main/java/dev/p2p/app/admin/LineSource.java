package dev.p2p.app.admin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the lines of a stream come from.
 *
 * <p><b>Threading:</b> confined to the thread that follows it.
 */
interface LineSource {

  /**
   * Waits for lines.
   *
   * @return none if none came in that time; empty once there will be no more
   */
  Optional<List<String>> next(Duration limit) throws InterruptedException;
}
