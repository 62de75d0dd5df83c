package dev.p2p.testkit.transport;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import java.io.IOException;
import java.util.Optional;

/** A sound listener, to break. */
class SoundListener implements Listener {

  private final Listener listener;

  SoundListener(Listener listener) {
    this.listener = listener;
  }

  @Override
  public NodeAddress localAddress() {
    return listener.localAddress();
  }

  @Override
  public Optional<Connection> accept() throws IOException {
    return listener.accept();
  }

  @Override
  public boolean canAccept() {
    return listener.canAccept();
  }

  @Override
  public void close() {
    listener.close();
  }
}
