package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.encoding.PayloadReader;

/** Nothing: the payload of topics that say it all by themselves. */
public record Empty() {

  /** Takes a payload without a byte. */
  public static Parsed<Empty> decode(Bytes payload) {
    return new PayloadReader(payload).end("an empty payload", new Empty());
  }

  /** No bytes. */
  public Bytes encode() {
    return Bytes.EMPTY;
  }
}
