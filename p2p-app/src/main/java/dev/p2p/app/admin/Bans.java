package dev.p2p.app.admin;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import java.time.Duration;
import java.util.List;

/**
 * The bans of a running node.
 *
 * <p><b>Threading:</b> safe to share.
 */
public interface Bans {

  /** Those in force, by subnet. */
  List<Ban> all();

  /**
   * Bans for a time, instead of what there was for the same subnet; its connections end.
   *
   * @param duration positive
   */
  Ban ban(Subnet subnet, Duration duration, String reason);

  /** Bans without an end, instead of what there was for the same subnet; its connections end. */
  Ban banForever(Subnet subnet, String reason);

  /**
   * Lifts the ban of exactly this subnet.
   *
   * @return false if there is none
   */
  boolean lift(Subnet subnet);
}
