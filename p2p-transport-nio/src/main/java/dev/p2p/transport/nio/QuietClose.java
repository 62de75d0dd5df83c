package dev.p2p.transport.nio;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what nobody needs any more: a failure to do so is logged, there is nothing to be done. */
final class QuietClose {

  private static final Logger LOG = LoggerFactory.getLogger(QuietClose.class);

  private QuietClose() {}

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing {} failed", socket, e);
    }
  }
}
