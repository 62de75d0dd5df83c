package dev.p2p.simulator.network;

import static java.util.Objects.requireNonNull;

import dev.p2p.spi.Connection;
import dev.p2p.spi.Dial;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A dial under way: an answer comes back or the time is over, whichever is first.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class SimulatedDial implements Dial {

  private final Host host;
  private final int life;
  private @Nullable SimulatedConnection connection;
  private @Nullable String failure;
  private boolean stands;

  /** A dial of what runs on {@code host} at the moment. */
  SimulatedDial(Host host) {
    this.host = host;
    this.life = host.life();
  }

  /** The far end has taken a connection; the news of it is on its way, if anybody waits for it. */
  void takenAs(SimulatedConnection ours) {
    connection = ours;
    if (!isAwaited()) {
      ours.kill();
    }
  }

  /** The news has come: it stands, unless nobody waits for it any more. */
  void succeed() {
    if (isAwaited()) {
      stands = true;
      host.wake();
    }
  }

  /** Nothing comes of it, unless it stands already; what the far end may have taken is reset. */
  void fail(String detail) {
    if (!isDone()) {
      failure = detail;
      if (connection != null) {
        connection.kill();
      }
      host.wake();
    }
  }

  @Override
  public boolean isDone() {
    return stands || failure != null;
  }

  @Override
  public Connection connect() throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
    return requireNonNull(connection);
  }

  private boolean isAwaited() {
    return failure == null && host.life() == life;
  }
}
