package dev.p2p.benchmarks.link;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on, both ways, and changes one bit of what the dialling side says. */
final class BitFlipper implements AutoCloseable {

  /** Behind every handshake; in the middle of some payload or other. */
  private static final int AT = 20_000;

  private final ServerSocket listener;
  private final NodeAddress target;

  BitFlipper(String target) throws IOException {
    this.target = NodeAddress.parse(target);
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::pass);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void pass() {
    try (Socket from = listener.accept();
        Socket to = new Socket(target.host(), target.port())) {
      Thread back = Thread.ofVirtual().start(() -> copy(to, from, Integer.MAX_VALUE));
      copy(from, to, AT);
      back.join();
    } catch (IOException | InterruptedException e) {
      // An end has gone: the test is over.
    }
  }

  private static void copy(Socket from, Socket to, int flipAt) {
    try {
      InputStream source = from.getInputStream();
      OutputStream target = to.getOutputStream();
      byte[] chunk = new byte[1 << 10];
      long position = 0;
      int count = source.read(chunk);
      while (count >= 0) {
        if (flipAt >= position && flipAt < position + count) {
          chunk[(int) (flipAt - position)] ^= 1;
        }
        target.write(chunk, 0, count);
        position += count;
        count = source.read(chunk);
      }
    } catch (IOException e) {
      // An end has gone: the test is over.
    }
  }
}
