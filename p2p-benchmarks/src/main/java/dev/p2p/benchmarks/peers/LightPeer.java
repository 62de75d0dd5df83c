package dev.p2p.benchmarks.peers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One light peer.
 *
 * <p><b>Threading:</b> confined to the thread of its {@link LightPeers}.
 */
final class LightPeer {

  /** Told of what a peer hears. */
  interface Listener {

    /** The node lets it take part. */
    void onReady();

    /** A message came; its payload lies from {@code index} to the buffer's limit, or further. */
    void onMessage(ByteBuffer source, int index);
  }

  private final SocketChannel channel;
  private final Dialect dialect;
  private final Listener listener;
  private final ByteBuffer input;

  LightPeer(SocketChannel channel, Dialect dialect, Listener listener, int bufferBytes) {
    this.channel = channel;
    this.dialect = dialect;
    this.listener = listener;
    this.input = ByteBuffer.allocate(bufferBytes);
  }

  /** The connection stands. */
  void onConnected() throws IOException {
    say(dialect.hello());
  }

  /** There is something to read. */
  void onReadable() throws IOException {
    if (channel.read(input) < 0) {
      throw new EOFException("the node closed a peer's connection");
    }
    input.flip();
    int length = Dialect.frameBytes(input);
    while (length > 0 && input.remaining() >= length) {
      onFrame(Dialect.topic(input));
      input.position(input.position() + length);
      length = Dialect.frameBytes(input);
    }
    if (length > input.capacity()) {
      throw new IOException("a frame of %d bytes is too long for a light peer".formatted(length));
    }
    input.compact();
  }

  private void onFrame(int topic) throws IOException {
    if (dialect.isMessage(topic)) {
      listener.onMessage(input, input.position() + Dialect.HEADER_BYTES);
    } else if (dialect.isHello(topic)) {
      say(dialect.welcome());
    } else if (dialect.isFirstWord(topic)) {
      listener.onReady();
    } else if (dialect.isPing(topic)) {
      say(dialect.pong());
    }
  }

  /** So little, and so rarely, that the system always has room for it. */
  private void say(byte[] frame) throws IOException {
    if (channel.write(ByteBuffer.wrap(frame)) != frame.length) {
      throw new IOException("the system had no room for %d bytes".formatted(frame.length));
    }
  }
}
