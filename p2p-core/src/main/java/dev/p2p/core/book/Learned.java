package dev.p2p.core.book;

/** What became of an address the book was told. */
public sealed interface Learned {

  /** It is news, and kept. */
  record Added() implements Learned {}

  /** It was known already. */
  record Known() implements Learned {}

  /** It is not kept. */
  record Refused(Refusal refusal) implements Learned {}
}
