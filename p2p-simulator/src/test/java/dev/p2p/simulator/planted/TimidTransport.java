package dev.p2p.simulator.planted;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Its Readers wait, without limit, until their Writers have got rid of what they write. */
record TimidTransport(Transport real) implements Transport {

  @Override
  public Listener listen(NodeAddress local) throws IOException {
    return new TimidListener(real.listen(local));
  }

  @Override
  public Connection dial(NodeAddress remote, Duration timeout) throws IOException {
    return new TimidConnection(real.dial(remote, timeout));
  }

  @Override
  public Dial begin(NodeAddress remote, Duration timeout) {
    Dial dial = real.begin(remote, timeout);
    return new Dial() {
      @Override
      public Connection connect() throws IOException {
        return new TimidConnection(dial.connect());
      }

      @Override
      public boolean isDone() {
        return dial.isDone();
      }
    };
  }

  private record TimidListener(Listener real) implements Listener {

    @Override
    public NodeAddress localAddress() {
      return real.localAddress();
    }

    @Override
    public Optional<Connection> accept() throws IOException {
      return real.accept().map(TimidConnection::new);
    }

    @Override
    public boolean canAccept() {
      return real.canAccept();
    }

    @Override
    public void close() {
      real.close();
    }
  }

  private record TimidConnection(Connection real) implements Connection {

    @Override
    public boolean canRead() {
      return real.canRead() && real.canWrite();
    }

    @Override
    public boolean canWrite() {
      return real.canWrite();
    }

    @Override
    public NodeAddress remoteAddress() {
      return real.remoteAddress();
    }

    @Override
    public NodeAddress localAddress() {
      return real.localAddress();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return real.read(target);
    }

    @Override
    public long write(ByteBuffer[] sources, int count) throws IOException {
      return real.write(sources, count);
    }

    @Override
    public void shutdownOutput() throws IOException {
      real.shutdownOutput();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
