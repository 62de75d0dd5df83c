package dev.p2p.core.outbox;

/** What a Writer finds in its outbox. */
public enum Work {
  /** There is something to write. */
  READY,
  /** Everything is taken and nothing more will come. */
  FINISHED,
  /** The connection has ended. */
  CLOSED
}
