package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.wire.Seal;

/** The checksum alone, of one message after the other. Either end of a link pays it once. */
final class Hashing implements Repeating.Task {

  private final Payloads payloads;
  private final int batch;
  private final Seal seal = new Seal();

  /** Read by nobody, and yet the compiler must not leave the work out. */
  private volatile int last;

  Hashing(int bytes) {
    this.payloads = new Payloads(bytes);
    this.batch = Batch.messages(bytes);
  }

  @Override
  public String start(String told) {
    return ""; // It needs no far end.
  }

  @Override
  public int step() {
    for (int i = 0; i < batch; i++) {
      byte[] payload = payloads.next();
      last = seal.of(payload, 0, payload.length);
    }
    return batch;
  }

  @Override
  public void close() {
    // It holds nothing.
  }

  @Override
  public String toString() {
    return "last checksum " + last;
  }
}
