package dev.p2p.testkit;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The far end of a connection, doing exactly what a test says: send this, expect that.
 *
 * <p><b>Threading:</b> confined to the test's thread. What waits here waits without limit: give the
 * test a {@code @Timeout}.
 */
public final class ScriptedPeer implements AutoCloseable {

  private static final int INPUT_BYTES = 4 << 10;

  private final Connection connection;
  private final WireProtocol wire;
  private final FrameDecoder decoder;
  private final Origin origin;
  private ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES).limit(0);

  /** A peer that speaks {@code wire} over {@code connection}, which it owns. */
  public ScriptedPeer(Connection connection, WireProtocol wire) {
    this.connection = connection;
    this.wire = wire;
    this.decoder = wire.frames().newDecoder();
    this.origin = new Origin.Remote(PeerId.ofAddress(connection.remoteAddress()));
  }

  /** The connection underneath. */
  public Connection connection() {
    return connection;
  }

  /** A message of this peer. */
  public Message message(String topicName, Bytes payload) {
    return wire.frames().encode(topic(topicName), payload, 0);
  }

  /** Sends a message. */
  public ScriptedPeer send(String topicName, Bytes payload) {
    return sendBytes(message(topicName, payload).frame());
  }

  /** Sends any bytes. */
  public ScriptedPeer sendBytes(Bytes bytes) {
    try {
      ByteBuffer[] buffers = {bytes.asByteBuffer()};
      while (buffers[0].hasRemaining()) {
        connection.write(buffers, 1);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for the next message.
   *
   * @throws AssertionError if it has another topic, or is no message
   */
  public Message expect(String topicName) {
    Message message = next();
    if (!message.topic().equals(topic(topicName))) {
      throw new AssertionError("expected %s, got %s".formatted(topicName, message));
    }
    return message;
  }

  /**
   * Waits for the next message, whatever it is.
   *
   * @throws AssertionError if the stream ends or holds something else
   */
  public Message next() {
    while (true) {
      switch (decoder.decode(input, origin)) {
        case Decoded.Complete(var message) -> {
          return message;
        }
        case Decoded.Malformed(var violation) ->
            throw new AssertionError("expected a message, got " + violation);
        case Decoded.Incomplete ignored -> {
          if (!fill()) {
            throw new AssertionError("expected a message, the stream has ended");
          }
        }
      }
    }
  }

  /**
   * Reads until the stream ends or breaks, letting messages pass.
   *
   * @return how many whole messages came before the end
   */
  public int awaitEnd() {
    int count = 0;
    while (true) {
      switch (decoder.decode(input, origin)) {
        case Decoded.Complete ignored -> count++;
        case Decoded.Malformed(var violation) ->
            throw new AssertionError("expected messages and an end, got " + violation);
        case Decoded.Incomplete ignored -> {
          if (!fill()) {
            return count;
          }
        }
      }
    }
  }

  /** Does the handshake as the one who dialled, as a peer that is not one of ours. */
  public ScriptedPeer shakeHandsAsDialler() {
    sendVersion();
    expect(StandardTopics.VERACK);
    expect(StandardTopics.VERSION);
    send(StandardTopics.VERACK, Bytes.EMPTY);
    expect(StandardTopics.MEMPOOL);
    return this;
  }

  /** Does the handshake as the one who dialled, as a peer of ours. */
  public ScriptedPeer shakeHandsAsDialler(NodeIdentity identity) {
    sendVersion();
    expect(StandardTopics.VERACK);
    expect(StandardTopics.VERSION);
    send(StandardTopics.VERACK, wire.handshake().encodeVerAck(identity));
    expect(StandardTopics.MEMPOOL);
    return this;
  }

  /** Does the handshake as the one who was dialled, as a peer that is not one of ours. */
  public ScriptedPeer shakeHandsAsAcceptor() {
    expect(StandardTopics.VERSION);
    send(StandardTopics.VERACK, Bytes.EMPTY);
    sendVersion();
    expect(StandardTopics.VERACK);
    expect(StandardTopics.MEMPOOL);
    return this;
  }

  /** Sends a Version that any node of this profile accepts. */
  public ScriptedPeer sendVersion() {
    VersionPayload version =
        new VersionPayload(wire.profile().version(), 0, wire.profile().services());
    return send(StandardTopics.VERSION, wire.handshake().encodeVersion(version));
  }

  /** Ends this peer's stream and goes on reading. */
  public ScriptedPeer shutdownOutput() {
    try {
      connection.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private Topic topic(String name) {
    return wire.profile().topics().named(name);
  }

  /** False at the end of the stream, however it came. */
  private boolean fill() {
    input.compact();
    if (!input.hasRemaining()) {
      input = ByteBuffer.allocate(2 * input.capacity()).put(input.flip());
    }
    try {
      return connection.read(input) >= 0;
    } catch (IOException e) {
      return false;
    } finally {
      input.flip();
    }
  }
}
