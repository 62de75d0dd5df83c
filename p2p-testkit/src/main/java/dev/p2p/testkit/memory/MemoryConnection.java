package dev.p2p.testkit.memory;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One end of a connection within the process.
 *
 * <p><b>Threading:</b> as {@link Connection}.
 */
final class MemoryConnection implements Connection {

  private final NodeAddress local;
  private final NodeAddress remote;
  private final MemoryPipe input;
  private final MemoryPipe output;
  private final AtomicBoolean closed = new AtomicBoolean();

  MemoryConnection(NodeAddress local, NodeAddress remote, MemoryPipe input, MemoryPipe output) {
    this.local = local;
    this.remote = remote;
    this.input = input;
    this.output = output;
  }

  @Override
  public NodeAddress remoteAddress() {
    return remote;
  }

  @Override
  public NodeAddress localAddress() {
    return local;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    return input.read(target);
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    requireOpen();
    return output.write(sources, count);
  }

  @Override
  public void shutdownOutput() throws IOException {
    requireOpen();
    output.end();
  }

  /** The far end reads what was written and then the end; what it writes from now on fails. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      output.end();
      input.breakOff();
    }
  }

  private void requireOpen() throws IOException {
    if (closed.get()) {
      throw new IOException("the connection is closed");
    }
  }
}
