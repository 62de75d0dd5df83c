package dev.p2p.wire.repair;

import dev.p2p.api.MessageId;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/** A message id in a payload: its 32 bytes as they are. */
final class Ids {

  private Ids() {}

  static MessageId read(PayloadReader in, String what) {
    return new MessageId(in.u64(what), in.u64(what), in.u64(what), in.u64(what));
  }

  static void write(PayloadWriter out, MessageId id) {
    out.u64(id.w0()).u64(id.w1()).u64(id.w2()).u64(id.w3());
  }
}
