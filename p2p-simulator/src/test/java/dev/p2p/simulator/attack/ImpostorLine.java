package dev.p2p.simulator.attack;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Connection;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** What an impostor says over one connection, without waiting. */
final class ImpostorLine {

  private static final int FLOOD = 300;
  private static final int ANSWER = 100;
  private static final int PORT = 7000;

  private final Connection connection;
  private final WireProtocol wire;
  private final long nonce;
  private final Supplier<NodeAddress> accomplices;
  private final boolean dialled;
  private final FrameDecoder decoder;
  private final Origin origin;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private final ByteBuffer input = ByteBuffer.allocate(64 << 10).limit(0);
  private boolean flooded;

  ImpostorLine(
      Connection connection,
      WireProtocol wire,
      long nonce,
      Supplier<NodeAddress> accomplices,
      boolean dialled) {
    this.connection = connection;
    this.wire = wire;
    this.nonce = nonce;
    this.accomplices = accomplices;
    this.dialled = dialled;
    this.decoder = wire.frames().newDecoder();
    this.origin = new Origin.Remote(PeerId.ofAddress(connection.remoteAddress()));
    if (dialled) {
      say(StandardTopics.VERSION, version());
    }
  }

  /** Reads and writes what can be; false if the connection has ended. */
  boolean work() {
    try {
      while (connection.canRead()) {
        input.compact();
        int count = connection.read(input);
        input.flip();
        if (count < 0) {
          connection.close();
          return false;
        }
        listen();
      }
      while (!waiting.isEmpty() && connection.canWrite()) {
        connection.write(new ByteBuffer[] {waiting.getFirst()}, 1);
        if (!waiting.getFirst().hasRemaining()) {
          waiting.removeFirst();
        }
      }
      return true;
    } catch (IOException e) {
      connection.close();
      return false;
    }
  }

  private void listen() {
    while (decoder.decode(input, origin) instanceof Decoded.Complete(Message message)) {
      answer(message);
    }
  }

  private void answer(Message message) {
    switch (message.topic().name()) {
      case StandardTopics.VERSION -> {
        say(StandardTopics.VERACK, identity());
        if (dialled) {
          flood(FLOOD);
        } else {
          say(StandardTopics.VERSION, version());
        }
      }
      case StandardTopics.VERACK -> {
        if (!dialled) {
          flood(FLOOD);
        }
      }
      case StandardTopics.PING -> say(StandardTopics.PONG, Bytes.EMPTY);
      case StandardTopics.GETADDRS -> name(ANSWER);
      default -> {}
    }
  }

  private void flood(int count) {
    if (!flooded) {
      flooded = true;
      name(count);
    }
  }

  private void name(int count) {
    for (int i = 0; i < count; i++) {
      say(StandardTopics.ADDR, wire.addresses().encode(accomplices.get()));
    }
  }

  private void say(String topicName, Bytes payload) {
    waiting.add(
        wire.frames()
            .encode(wire.profile().topics().named(topicName), payload, 0)
            .frame()
            .asByteBuffer());
  }

  private Bytes version() {
    return wire.handshake()
        .encodeVersion(new VersionPayload(wire.profile().version(), 0, wire.profile().services()));
  }

  private Bytes identity() {
    return wire.handshake().encodeVerAck(new NodeIdentity(nonce, PORT, 0, "p2p"));
  }
}
