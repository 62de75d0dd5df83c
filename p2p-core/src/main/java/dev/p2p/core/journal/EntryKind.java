package dev.p2p.core.journal;

/** What an entry of the journal tells of. */
public enum EntryKind {
  /** A connection could not be taken. */
  ACCEPT_FAILED,
  /** Nobody answered, or not in time. */
  DIAL_FAILED,
  /** Its handshake done, a peer took part. */
  CONNECTED,
  /** A connection was not admitted. */
  REFUSED,
  /** A connection ended before its handshake did, by the peer's fault. */
  HANDSHAKE_FAILED,
  /** A connection was ended to make room for another. */
  EVICTED,
  /** A connection ended for any other reason. */
  CLOSED,
  /** Messages did not reach a peer that was connected. */
  DROPPED,
  /** A peer did what it is made to pay for. */
  PENALISED,
  /** An address or a subnet was banned. */
  BANNED,
  /** It is banned no more. */
  UNBANNED,
  /** The node means to dial, and nothing else is known of that address. */
  DIAL_PLANNED
}
