package dev.p2p.api;

/** What a peer is made to pay for, without being closed at once. */
public enum Offence {
  /** A handler rejected its message. */
  REJECTED_MESSAGE,
  /** It sends more than its rates allow. */
  FLOOD,
  /** It announces more than its share of messages that nobody has. */
  INVENTORY_FLOOD,
  /** It announced what it then did not have, or did not send. */
  FALSE_INVENTORY,
  /** It asks for more than it may, or again and again for what nobody has. */
  USELESS_REQUESTS,
  /** It answered what nobody had asked. */
  UNASKED_ANSWER,
  /** It names more addresses than it may. */
  ADDRESS_FLOOD
}
