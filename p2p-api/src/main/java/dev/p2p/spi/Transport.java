package dev.p2p.spi;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.time.Duration;

/**
 * Makes connections, to others and from others.
 *
 * <p><b>Threading:</b> safe to share.
 */
public interface Transport {

  /**
   * Starts to listen. Port 0 asks the system to pick one; see {@link Listener#localAddress}.
   *
   * @throws IOException if it can't: the address is taken, not ours, not permitted, not resolvable.
   *     The message names the address
   */
  Listener listen(NodeAddress local) throws IOException;

  /**
   * Connects; waits until the connection stands. A name is looked up, and its addresses are tried
   * in turn until one answers or the time is over.
   *
   * @param timeout longest wait for all of it, name look-up excepted; positive
   * @throws IOException if nobody answered in time or the peer refused. The message names the
   *     address; nothing is left open
   */
  Connection dial(NodeAddress remote, Duration timeout) throws IOException;

  /**
   * Prepares to {@link #dial}, without waiting. A transport for threads does it all in {@link
   * Dial#connect}; one whose actors share a thread begins now and says when it is done. Whoever
   * wraps a transport must pass this on.
   */
  default Dial begin(NodeAddress remote, Duration timeout) {
    return () -> dial(remote, timeout);
  }
}
