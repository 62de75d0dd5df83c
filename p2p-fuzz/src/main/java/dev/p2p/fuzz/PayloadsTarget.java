package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.Challenge;
import dev.p2p.wire.payload.Empty;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.GetCandidate;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.payload.Response;
import java.util.List;

/** The payloads of the P2P layer; what must hold of them says {@link PayloadCodec#check}. */
public final class PayloadsTarget {

  private static final List<PayloadCodec<?>> CODECS =
      List.of(
          PayloadCodec.delimited("ping", Empty::decode, Empty::encode),
          PayloadCodec.open("challenge", Challenge::decode, Challenge::encode),
          PayloadCodec.delimited("response", Response::decode, Response::encode),
          PayloadCodec.spelled("addr", Addr::decode, Addr::encode),
          PayloadCodec.delimited("getdata", Inventory::decode, Inventory::encode),
          PayloadCodec.delimited("getblocks", GetBlocks::decode, GetBlocks::encode),
          PayloadCodec.open("getcandidate", GetCandidate::decode, GetCandidate::encode));

  private PayloadsTarget() {}

  /** A byte for the topic, the rest is the payload. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    input.nextOf(CODECS).check(Bytes.wrap(input.rest()));
  }
}
