package dev.p2p.api;

/** What a bounded queue did with an element it was offered. */
public enum Offer {
  /** It is in. */
  ACCEPTED,
  /** It is in, and at least one older element gave way for it. */
  DISPLACED,
  /** It is not in: the queue is full or closed. */
  REFUSED,
  /** It is not in: it does not concern this queue. */
  SKIPPED
}
