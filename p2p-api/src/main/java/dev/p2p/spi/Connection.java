package dev.p2p.spi;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A reliable, ordered stream of bytes to and from one peer.
 *
 * <p><b>Threading:</b> one thread may read while another writes; {@link #close} may be called from
 * any thread, more than once, and wakes both. There are no time-outs here: whoever has had enough
 * of waiting closes the connection. A thread that reads or writes must not be interrupted.
 */
public interface Connection extends AutoCloseable {

  /** Address of the far end; readable after close. */
  NodeAddress remoteAddress();

  /** Address of this end; readable after close. */
  NodeAddress localAddress();

  /**
   * Waits for bytes and copies what has arrived.
   *
   * @param target room for at least one byte; its position moves behind what was copied
   * @return bytes copied, at least 1, or -1 when the peer has ended its stream
   * @throws IOException if the connection failed or was closed here; it is unusable afterwards
   */
  int read(ByteBuffer target) throws IOException;

  /**
   * Waits until the peer's window has room and writes some of the bytes, maybe not all: the
   * positions say how far it came.
   *
   * @param sources the bytes, in order; the caller's again on return
   * @param count how many of {@code sources}, from the first on, to look at; at least one byte
   *     remains in them
   * @return bytes written, at least 1
   * @throws IOException if the connection failed or was closed here; it is unusable afterwards
   */
  long write(ByteBuffer[] sources, int count) throws IOException;

  /**
   * Whether {@link #read} would not wait, because it would return or would throw. Always true where
   * every actor has a thread of its own; whoever wraps a connection must pass this on.
   */
  default boolean canRead() {
    return true;
  }

  /** Whether {@link #write} would not wait; as {@link #canRead}, to be passed on as well. */
  default boolean canWrite() {
    return true;
  }

  /**
   * Ends our stream: the peer reads everything written so far and then the end. Reading goes on;
   * writing is an {@link IOException} from now on.
   *
   * @throws IOException if the connection failed or was closed here
   */
  void shutdownOutput() throws IOException;

  /** Ends both streams at once. What the peer has not read yet may be lost. Never throws. */
  @Override
  void close();
}
