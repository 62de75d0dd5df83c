package dev.p2p.app.admin;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import java.util.List;

/**
 * The bans of a running node.
 *
 * <p><b>Threading:</b> safe to share.
 */
public interface Bans {

  /** Those in force, by subnet. */
  List<Ban> all();

  /** Bans, instead of what there was for the same subnet, and closes whom it concerns. */
  void put(Ban ban);

  /**
   * Lifts the ban of exactly this subnet.
   *
   * @return false if there is none
   */
  boolean lift(Subnet subnet);
}
