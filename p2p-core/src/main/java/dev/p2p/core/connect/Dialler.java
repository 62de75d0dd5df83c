package dev.p2p.core.connect;

import dev.p2p.spi.Actor;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Makes one connection, in one turn, and hands it on.
 *
 * <p><b>Threading:</b> its turn runs on a thread of its own, which waits for the connection.
 */
final class Dialler implements Actor {

  private final Dial dial;
  private final Consumer<Connection> taker;
  private final Consumer<IOException> onFailure;

  Dialler(Dial dial, Consumer<Connection> taker, Consumer<IOException> onFailure) {
    this.dial = dial;
    this.taker = taker;
    this.onFailure = onFailure;
  }

  @Override
  public boolean isReady() {
    return dial.isDone();
  }

  @Override
  public boolean turn() {
    Connection connection;
    try {
      connection = dial.connect();
    } catch (IOException e) {
      onFailure.accept(e);
      return false;
    }
    taker.accept(connection);
    return false;
  }
}
