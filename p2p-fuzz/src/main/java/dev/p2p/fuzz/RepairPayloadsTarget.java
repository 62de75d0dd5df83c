package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.spi.RepairCodec;
import java.util.List;

/** The payloads of repair; what must hold of them says {@link PayloadCodec#check}. */
public final class RepairPayloadsTarget {

  private static final RepairCodec REPAIRS = Wires.named("dusk-0.4.3").repairs();

  private static final List<PayloadCodec<?>> CODECS =
      List.of(
          PayloadCodec.delimited("have", REPAIRS::decodeIds, REPAIRS::encodeIds),
          PayloadCodec.delimited("compare", REPAIRS::decodeComparison, REPAIRS::encodeComparison),
          PayloadCodec.delimited("list", REPAIRS::decodeListing, REPAIRS::encodeListing));

  private RepairPayloadsTarget() {}

  /** A byte for the topic, the rest is the payload. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    input.nextOf(CODECS).check(Bytes.wrap(input.rest()));
  }
}
