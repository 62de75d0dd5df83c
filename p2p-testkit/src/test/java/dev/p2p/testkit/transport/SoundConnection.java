package dev.p2p.testkit.transport;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A sound connection, to break. */
class SoundConnection implements Connection {

  private final Connection connection;

  SoundConnection(Connection connection) {
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
    return connection.read(target);
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    return connection.write(sources, count);
  }

  @Override
  public void shutdownOutput() throws IOException {
    connection.shutdownOutput();
  }

  @Override
  public void close() {
    connection.close();
  }
}
