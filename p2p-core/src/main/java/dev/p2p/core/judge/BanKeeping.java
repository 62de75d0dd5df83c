package dev.p2p.core.judge;

import dev.p2p.spi.Execution;
import dev.p2p.spi.Execution.Ticking;
import java.time.Duration;

/**
 * Keeps bans and their text alike for as long as a node runs.
 *
 * <p><b>Threading:</b> safe to share. Has a thread of its own, which waits for the disk; so does
 * whoever begins or closes it.
 */
public final class BanKeeping implements AutoCloseable {

  /** How soon what an operator has edited is in force, and what was decided here is on the disk. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final BanKeeper keeper;
  private final Ticking ticking;

  private BanKeeping(BanKeeper keeper, Ticking ticking) {
    this.keeper = keeper;
    this.ticking = ticking;
  }

  /** Reads what a run before this one has left, and begins. */
  public static BanKeeping begin(BanKeeper keeper, Execution execution) {
    keeper.restore();
    return new BanKeeping(keeper, execution.every("p2p-bans", EVERY, keeper::keepAlike));
  }

  /** Writes what has changed, and ends. */
  @Override
  public void close() {
    ticking.close();
    keeper.keepAlike();
  }
}
