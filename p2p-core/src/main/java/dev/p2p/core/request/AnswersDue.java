package dev.p2p.core.request;

import dev.p2p.api.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many answers a peer owes, pair by pair: one for each question it is sent, whoever sends it,
 * the keep-alive included. What comes when none is due, nobody asked for.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Requests}.
 */
final class AnswersDue {

  /**
   * Answers nobody asked for.
   *
   * @param count how many, at least 1
   */
  record Unasked(Pair pair, long count) {}

  /** By the index of the pair; empty until a question goes out or an answer comes. */
  private long[] due = {};

  /** The same, of answers that nobody asked for and that are to be paid for. */
  private long[] unasked = {};

  private boolean hasUnasked;

  /** A question goes out. */
  void asked(Pair pair) {
    reserve(pair);
    due[pair.index()]++;
  }

  /** An answer came. */
  void answered(Pair pair, Topic answer) {
    reserve(pair);
    if (due[pair.index()] > 0) {
      due[pair.index()]--;
    } else if (pair.isOnlyAsked(answer)) {
      unasked[pair.index()]++;
      hasUnasked = true;
    }
  }

  /** Whether {@link #takeUnasked} would find something. */
  boolean hasUnasked() {
    return hasUnasked;
  }

  /** What nobody asked for since the last time this was called. */
  List<Unasked> takeUnasked(PairTable pairs) {
    List<Unasked> taken = new ArrayList<>(0);
    for (int index = 0; index < unasked.length; index++) {
      if (unasked[index] > 0) {
        taken.add(new Unasked(pairs.get(index), unasked[index]));
        unasked[index] = 0;
      }
    }
    hasUnasked = false;
    return taken;
  }

  private void reserve(Pair pair) {
    if (pair.index() >= due.length) {
      due = Arrays.copyOf(due, pair.index() + 1);
      unasked = Arrays.copyOf(unasked, pair.index() + 1);
    }
  }
}
