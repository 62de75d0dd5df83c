package dev.p2p.simulator.network;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a simulated connection. It never waits: whoever reads or writes asks first whether it
 * can.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class SimulatedConnection implements Connection {

  private final Host host;
  private final NodeAddress local;
  private final NodeAddress remote;
  private final Runnable onClosed;
  private @Nullable OneWay input;
  private @Nullable OneWay output;
  private @Nullable String broken;

  SimulatedConnection(Host host, NodeAddress local, NodeAddress remote, Runnable onClosed) {
    this.host = host;
    this.local = local;
    this.remote = remote;
    this.onClosed = onClosed;
  }

  /** Puts it between two ways; to be called once, before anything else. */
  void join(OneWay in, OneWay out) {
    this.input = in;
    this.output = out;
  }

  Host host() {
    return host;
  }

  OneWay input() {
    return requireNonNull(input);
  }

  OneWay output() {
    return requireNonNull(output);
  }

  boolean isBroken() {
    return broken != null;
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
  public boolean canRead() {
    return broken != null || input().canRead();
  }

  @Override
  public boolean canWrite() {
    return broken != null || input().isReset() || output().hasRoom();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireWhole();
    return input().read(target);
  }

  @Override
  public long write(ByteBuffer[] sources, int count) throws IOException {
    requireWhole();
    if (output().isEnded()) {
      throw new IOException("the output is shut down");
    }
    return output().write(sources, count);
  }

  @Override
  public void shutdownOutput() throws IOException {
    requireWhole();
    output().end();
  }

  /** What is unread when this end closes resets the other, as TCP does; else it reads on. */
  @Override
  public void close() {
    if (broken == null) {
      boolean reset = input().isReset();
      breakOff("the connection is closed");
      if (input().abandon()) {
        output().reset();
      } else if (!reset) {
        output().end();
      }
    }
  }

  /**
   * The process at this end is gone: the other end is told by whatever it sends next, or at once.
   */
  void kill() {
    if (broken == null) {
      breakOff("the process was killed");
      input().abandon();
      output().reset();
    }
  }

  /** The connection is lost: both ends find it reset, this one at once. */
  void lose() {
    if (broken == null) {
      breakOff("connection reset");
      input().abandon();
      host.wake();
    }
  }

  /** The other end has sent what this one does not want any more. */
  void refuse() {
    output().reset();
  }

  private void breakOff(String why) {
    broken = why;
    onClosed.run();
  }

  private void requireWhole() throws IOException {
    if (broken != null) {
      throw new IOException(broken);
    }
    if (input().isReset()) {
      throw new IOException("connection reset by peer");
    }
  }
}
