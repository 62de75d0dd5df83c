package dev.p2p.core.observe;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What a node has done since it started. All but {@code connections} count frames or messages, not
 * bytes, unless they say so.
 *
 * @param connections opened and closed
 * @param traffic over all connections
 * @param messages by what became of them
 * @param dropped messages that were queued, or to be queued, for a peer and did not go out, by
 *     {@code topic/reason}
 * @param penalties what peers were made to pay for, by {@link dev.p2p.api.Offence}
 * @param heldUp messages that came too fast
 */
public record NodeStats(
    Connections connections,
    Traffic traffic,
    Messages messages,
    SortedMap<String, Long> dropped,
    SortedMap<String, Long> penalties,
    HeldUp heldUp) {

  /**
   * Connections: {@code opened = open + the sum of closed}, always.
   *
   * @param opened ever
   * @param open now, those in their handshake included
   * @param closed by {@link dev.p2p.api.CloseReason#kind}
   */
  public record Connections(long opened, long open, SortedMap<String, Long> closed) {}

  /**
   * Frames and bytes, headers included.
   *
   * @param framesIn received whole and correct
   * @param bytesIn of these
   * @param framesOut handed to a connection whole
   * @param bytesOut of these
   */
  public record Traffic(long framesIn, long bytesIn, long framesOut, long bytesOut) {}

  /**
   * Messages.
   *
   * @param published by this node, to all peers
   * @param processed received and processed, by {@link dev.p2p.api.Verdict}
   * @param duplicates received again and not processed
   * @param unregistered received of application topics nobody registered
   * @param served transactions and blocks that peers asked for
   */
  public record Messages(
      long published,
      SortedMap<String, Long> processed,
      long duplicates,
      long unregistered,
      Served served) {}

  /**
   * Messages that came faster than their peer's rates allow, so that it was not read for a while.
   *
   * @param messages handed on late, by topic; what came behind them is not counted
   * @param took all of these times together
   */
  public record HeldUp(SortedMap<String, Long> messages, Duration took) {}

  /**
   * What peers asked for, of requests that were answered to their end.
   *
   * @param found and sent
   * @param missing passed over
   */
  public record Served(long found, long missing) {}

  /** All drops together. */
  public long droppedTotal() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
