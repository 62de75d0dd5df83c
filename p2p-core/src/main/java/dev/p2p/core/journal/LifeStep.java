package dev.p2p.core.journal;

import dev.p2p.api.PeerId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a message at this node.
 *
 * @param at when, by the wall clock
 * @param kind what
 * @param peer whose message, or to whom; empty for what is about no peer
 * @param detail the verdict, or why it was lost; empty for others
 */
public record LifeStep(Instant at, Kind kind, Optional<PeerId> peer, String detail) {

  /** What can happen to a message. */
  public enum Kind {
    /** It was made here and published. */
    PUBLISHED,
    /** It came from a peer. */
    RECEIVED,
    /** What came was a copy, and not processed. */
    DUPLICATE,
    /** The peer that sent it was too fast, and its message waited. */
    HELD_UP,
    /** A handler said what it is worth. */
    PROCESSED,
    /** It went to a peer, to the last byte. */
    SENT,
    /** It will not reach a peer. */
    DROPPED
  }
}
