package dev.p2p.spi;

import dev.p2p.api.Message;
import dev.p2p.api.Violation;

/** What the front of a stream of bytes holds. */
public sealed interface Decoded {

  /** A whole frame; its bytes were consumed. */
  record Complete(Message message) implements Decoded {}

  /**
   * The beginning of a frame, good so far; nothing was consumed.
   *
   * @param frameBytes how long it says it will be, header included; 0 if that is not known yet. A
   *     claim, within the profile's limit: not a reason to reserve memory. May exceed what the
   *     length field says, where the rest of a header is needed to judge it
   */
  record Incomplete(int frameBytes) implements Decoded {

    /** Not even the length field is whole. */
    public static final Incomplete UNKNOWN = new Incomplete(0);
  }

  /** No frame, and none can follow; nothing was consumed. */
  record Malformed(Violation violation) implements Decoded {}
}
