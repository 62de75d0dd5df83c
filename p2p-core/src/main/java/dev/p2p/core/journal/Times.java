package dev.p2p.core.journal;

import java.time.Instant;

/**
 * When something happened, and how often: what happens again to the same party for the same reason
 * is one entry.
 *
 * @param first by the wall clock
 * @param last the same as {@code first} if it happened once
 * @param count at least 1; for what comes in numbers, such as messages lost, their sum
 */
public record Times(Instant first, Instant last, long count) {

  Times and(Instant again, long more) {
    return new Times(first, again, count + more);
  }
}
