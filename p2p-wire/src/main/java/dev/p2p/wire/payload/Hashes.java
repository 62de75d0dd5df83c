package dev.p2p.wire.payload;

import dev.p2p.api.ChainHash;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;

/** A hash in a payload: its 32 bytes as they are. */
final class Hashes {

  private Hashes() {}

  static ChainHash read(PayloadReader in, String what) {
    return new ChainHash(in.u64(what), in.u64(what), in.u64(what), in.u64(what));
  }

  static void write(PayloadWriter out, ChainHash hash) {
    out.u64(hash.w0()).u64(hash.w1()).u64(hash.w2()).u64(hash.w3());
  }
}
