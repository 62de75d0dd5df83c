package dev.p2p.testkit.transport;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Listener;
import dev.p2p.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * The two ends of one connection.
 *
 * @param dialled the end that dialled
 * @param accepted the end that was dialled
 */
public record ConnectedPair(Connection dialled, Connection accepted) implements AutoCloseable {

  private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(20);

  /**
   * Connects a transport with itself.
   *
   * @param listenAddress where to listen meanwhile; port 0 picks one
   */
  public static ConnectedPair over(Transport transport, NodeAddress listenAddress)
      throws IOException, InterruptedException, ExecutionException {
    try (Listener listener = transport.listen(listenAddress)) {
      return over(transport, listener);
    }
  }

  /** Connects a transport with a listener of its own, which nobody else dials meanwhile. */
  public static ConnectedPair over(Transport transport, Listener listener)
      throws IOException, InterruptedException, ExecutionException {
    // In the background, as a transport may let the dialler wait until it is accepted.
    BackgroundCall<Connection> dial =
        BackgroundCall.start(() -> transport.dial(listener.localAddress(), DIAL_TIMEOUT));
    Connection accepted = listener.accept().orElseThrow();
    return new ConnectedPair(dial.result(), accepted);
  }

  /** Closes both ends. */
  @Override
  public void close() {
    dialled.close();
    accepted.close();
  }
}
