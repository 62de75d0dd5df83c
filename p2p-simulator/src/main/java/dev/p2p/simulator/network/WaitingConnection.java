package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One end of a simulated connection, for code outside the simulation.
 *
 * <p><b>Threading:</b> as {@link Connection}.
 */
final class WaitingConnection implements Connection {

  private final VirtualWait waiting;
  private final Connection connection;

  WaitingConnection(VirtualWait waiting, Connection connection) {
    this.waiting = waiting;
    this.connection = connection;
  }

  @Override
  public NodeAddress remoteAddress() {
    return connection.remoteAddress();
  }

  @Override
  public NodeAddress localAddress() {
    return connection.localAddress();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return waiting.call(connection::canRead, () -> connection.read(target));
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    return waiting.call(connection::canWrite, () -> connection.write(sources, count));
  }

  @Override
  public void shutdownOutput() throws IOException {
    waiting.call(() -> {
      connection.shutdownOutput();
      return connection;
    });
  }

  @Override
  public void close() {
    waiting.run(connection::close);
  }
}
