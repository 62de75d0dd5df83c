package dev.p2p.fuzz;

import dev.p2p.spi.WireProtocol;

/**
 * The frame decoder, given bytes as they come: in any dialect, torn anywhere, the same frames and
 * the same end are found, and nothing is consumed or reserved that should not be.
 */
public final class BytesTarget {

  private BytesTarget() {}

  /** A byte for the dialect, the tears, the stream. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    WireProtocol wire = Wires.next(input);
    Tears tears = Tears.next(input);
    new TornStream(wire, input.rest()).check(tears);
  }
}
