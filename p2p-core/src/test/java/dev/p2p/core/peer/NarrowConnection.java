package dev.p2p.core.peer;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes so many bytes with every write and keeps them; brings none. */
final class NarrowConnection implements Connection {

  final ByteArrayOutputStream written = new ByteArrayOutputStream();

  /** How many bytes each write was given to look at. */
  final List<Long> offered = new ArrayList<>();

  private final int most;

  NarrowConnection(int most) {
    this.most = most;
  }

  @Override
  public long write(ByteBuffer[] sources, int count) {
    long given = 0;
    int left = most;
    for (int i = 0; i < count; i++) {
      given += sources[i].remaining();
      byte[] part = new byte[Math.min(left, sources[i].remaining())];
      sources[i].get(part);
      written.writeBytes(part);
      left -= part.length;
    }
    offered.add(given);
    return (long) most - left;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    throw new IOException("nothing comes");
  }

  @Override
  public NodeAddress remoteAddress() {
    return new NodeAddress("192.0.2.1", 1);
  }

  @Override
  public NodeAddress localAddress() {
    return new NodeAddress("192.0.2.2", 2);
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public void close() {}
}
