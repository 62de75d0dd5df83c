package dev.p2p.core.limit;

import dev.p2p.api.Message;
import java.time.Duration;

/**
 * Who is told how a peer keeps its rates.
 *
 * <p><b>Threading:</b> called on the ticker, or where the peer ends; must not wait.
 */
public interface PaceListener {

  /** A message was held up, and is no longer. */
  void onHeldUp(Message message, Duration took);

  /**
   * The peer is to pay for a flood.
   *
   * @param times how often it was held up since the last time, at least 1
   * @param detail the evidence, for people
   */
  void onFlood(long times, String detail);
}
