package dev.p2p.core.judge;

import dev.p2p.api.Ban;

/** What becomes of an offender. */
sealed interface Judgement {

  /** Nothing: it is put up with. */
  record Fine() implements Judgement {}

  /**
   * The connection by which it offended ends.
   *
   * @param reason score, limit and last penalties, for people
   */
  record Disconnect(String reason) implements Judgement {}

  /** All its connections end, and there will be none for a time. */
  record Excluded(Ban ban) implements Judgement {}
}
