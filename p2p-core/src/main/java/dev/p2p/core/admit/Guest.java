package dev.p2p.core.admit;

import java.util.Optional;

/**
 * A connection that came in and has not ended.
 *
 * @param number the higher, the younger
 * @param source where it comes from
 * @param merits of the peer; empty while it is in its handshake
 */
record Guest(long number, Source source, Optional<Merits> merits) implements Visitor {

  @Override
  public String subnet() {
    return source.subnet();
  }

  boolean isInHandshake() {
    return merits.isEmpty();
  }

  Guest established(Merits known) {
    return new Guest(number, source, Optional.of(known));
  }
}
