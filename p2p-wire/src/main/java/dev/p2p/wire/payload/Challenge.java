package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.spi.Parsed;

/**
 * What a node is asked to answer with a {@link Response}.
 *
 * @param value any bytes; the original's vouchers send 20
 */
public record Challenge(Bytes value) {

  /** Takes any payload. */
  public static Parsed<Challenge> decode(Bytes payload) {
    return new Parsed.Good<>(new Challenge(payload));
  }

  /** The bytes, as they are. */
  public Bytes encode() {
    return value;
  }
}
