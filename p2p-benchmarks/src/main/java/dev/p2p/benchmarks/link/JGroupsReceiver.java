package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.wire.Seal;
import java.nio.ByteBuffer;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * The first member of a cluster of two.
 *
 * <p><b>Threading:</b> JGroups hands over a sender's messages one at a time, whatever the thread.
 */
final class JGroupsReceiver implements Role, Receiver {

  private final boolean sealed;
  private final Seal seal = new Seal();
  private final Arrivals arrivals = new Arrivals();

  /** Null until it was started; confined to the role's thread. */
  private @Nullable JChannel channel;

  JGroupsReceiver(boolean sealed) {
    this.sealed = sealed;
  }

  @Override
  public String start(String told) throws Exception {
    int port = JGroups.freePort();
    JChannel opened = JGroups.channel(port, port);
    channel = opened;
    opened.setReceiver(this);
    opened.connect(JGroups.CLUSTER);
    return String.valueOf(port);
  }

  @Override
  public void receive(Message message) {
    byte[] content = message.getArray();
    int start = message.getOffset();
    if (!sealed) {
      arrivals.on(Payloads.numberOf(content, start));
      return;
    }
    int payload = start + Seal.BYTES;
    int expected = ByteBuffer.wrap(content).getInt(start);
    if (seal.of(content, payload, message.getLength() - Seal.BYTES) == expected) {
      arrivals.on(Payloads.numberOf(content, payload));
    } else {
      arrivals.onCorrupted();
    }
  }

  @Override
  public Progress progress() {
    return arrivals.progress();
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.close();
    }
  }
}
