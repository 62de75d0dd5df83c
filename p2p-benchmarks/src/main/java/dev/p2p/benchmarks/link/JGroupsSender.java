package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.wire.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jspecify.annotations.Nullable;

/** Sends to the other member of a cluster of two. JGroups makes batches, and waits for room. */
final class JGroupsSender implements Repeating.Task {

  private final Payloads payloads;
  private final int batch;
  private final boolean sealed;
  private final Seal seal = new Seal();

  /** Null until connected; written before the thread that sends is started. */
  private @Nullable JChannel channel;

  /** As {@link #channel}. */
  private @Nullable Address receiver;

  JGroupsSender(int bytes, boolean sealed) {
    this.payloads = new Payloads(bytes);
    this.batch = Batch.messages(bytes);
    this.sealed = sealed;
  }

  @Override
  public String start(String told) throws Exception {
    JChannel joined = JGroups.channel(JGroups.freePort(), Integer.parseInt(told));
    joined.connect(JGroups.CLUSTER);
    channel = joined;
    receiver =
        joined.getView().getMembers().stream()
            .filter(member -> !member.equals(joined.getAddress()))
            .findFirst()
            .orElseThrow(() -> new IOException("the other member was not found"));
    return "";
  }

  @Override
  public int step() throws Exception {
    if (channel == null) {
      throw new IOException("not connected");
    }
    for (int i = 0; i < batch; i++) {
      channel.send(new BytesMessage(receiver, content()));
    }
    return batch;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.close();
    }
  }

  private byte[] content() {
    byte[] payload = payloads.next();
    return sealed
        ? ByteBuffer.allocate(Seal.BYTES + payload.length)
            .putInt(seal.of(payload, 0, payload.length))
            .put(payload)
            .array()
        : payload.clone();
  }
}
