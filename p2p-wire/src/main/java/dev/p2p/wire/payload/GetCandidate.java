package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.spi.Parsed;

/**
 * Asks for the candidate block with a hash.
 *
 * @param hash any bytes; 32 where nodes of the original ask each other
 */
public record GetCandidate(Bytes hash) {

  /** Takes any payload. */
  public static Parsed<GetCandidate> decode(Bytes payload) {
    return new Parsed.Good<>(new GetCandidate(payload));
  }

  /** The hash, as it is. */
  public Bytes encode() {
    return hash;
  }
}
