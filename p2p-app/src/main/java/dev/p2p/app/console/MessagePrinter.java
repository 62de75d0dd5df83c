package dev.p2p.app.console;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.spi.TimeSource;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints messages, a line of JSON each: {@link MessageJson}.
 *
 * <p><b>Threading:</b> safe to share. Waits while whoever reads the output does not: on a Reader's
 * thread that slows the peer down, and nothing is lost.
 */
public final class MessagePrinter {

  private final TimeSource time;
  private final PrintStream out;
  private final ReentrantLock lock = new ReentrantLock();

  /** Prints to {@code out}. */
  public MessagePrinter(TimeSource time, PrintStream out) {
    this.time = time;
    this.out = out;
  }

  /** Prints one message, and flushes. */
  public void print(Message message, PeerId peer) {
    String line = MessageJson.of(message, peer.value(), time.now()).toString();
    lock.lock();
    try {
      out.print(line + "\n");
      out.flush();
    } finally {
      lock.unlock();
    }
  }
}
