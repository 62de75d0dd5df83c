package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import java.time.Duration;

/**
 * A whole peer, Reader and Writer on one thread, against bytes, windows, time and ends of the
 * fuzzer's choice. It never waits where it was asked not to, has one end whose reason is no defect
 * of ours, writes nothing but sound frames, and accounts for every message.
 */
public final class PeerTarget {

  private static final int STEPS = 10;

  private PeerTarget() {}

  /** The dialect and the direction; then what happens. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    WireProtocol wire = Wires.next(input);
    Direction direction = input.nextFlag() ? Direction.INBOUND : Direction.OUTBOUND;
    PeerScene scene = new PeerScene(wire, direction);
    while (!input.isEmpty()) {
      step(scene, wire, input);
      scene.runWhileReady();
    }
    scene.checkEnd(new LocalShutdown());
  }

  private static void step(PeerScene scene, WireProtocol wire, Input input) {
    switch (input.nextBelow(STEPS)) {
      case 0 -> scene.connection.deliver(input.nextBlock());
      case 1 -> deliver(scene, wire, wire.profile().topics().get(input.nextByte()), input);
      case 2 -> deliver(scene, wire, wire.profile().topics().named(Wires.NEWS), input);
      case 3 -> deliverHandshake(scene, wire);
      case 4 -> scene.connection.open(input.nextShort());
      case 5 -> scene.gossip(input.nextByte());
      case 6 -> scene.pass(Duration.ofSeconds(input.nextByte()));
      case 7 -> deliver(scene, wire, wire.profile().topics().named(StandardTopics.PING), input);
      default -> end(scene, input);
    }
  }

  private static void end(PeerScene scene, Input input) {
    switch (input.nextByte()) {
      case 0 -> scene.connection.endStream();
      case 1 -> scene.connection.fail();
      case 2 -> scene.peer.close();
      case 3 -> scene.peer.leave(new LocalShutdown());
      default -> {
        // Most inputs live on.
      }
    }
  }

  private static void deliver(PeerScene scene, WireProtocol wire, Topic topic, Input input) {
    Bytes frame = Wires.message(wire, topic, input.nextBlock()).frame();
    int tear = Math.min(input.nextByte(), frame.length());
    scene.connection.deliver(frame.slice(0, tear).toByteArray());
    scene.connection.deliver(frame.slice(tear, frame.length() - tear).toByteArray());
  }

  /** Both messages of an honest peer, in the order our side wants them. */
  private static void deliverHandshake(PeerScene scene, WireProtocol wire) {
    VersionPayload version = new VersionPayload(new ProtocolVersion(0, 4, 3), 0, 1);
    byte[] versionFrame =
        frame(wire, StandardTopics.VERSION, wire.handshake().encodeVersion(version));
    NodeIdentity identity = new NodeIdentity(PeerScene.NONCE + 1, 0, 0, "fuzzer");
    byte[] verAckFrame =
        frame(wire, StandardTopics.VERACK, wire.handshake().encodeVerAck(identity));
    boolean inbound = scene.direction == Direction.INBOUND;
    scene.connection.deliver(inbound ? versionFrame : verAckFrame);
    scene.connection.deliver(inbound ? verAckFrame : versionFrame);
  }

  private static byte[] frame(WireProtocol wire, String topicName, Bytes payload) {
    return Wires.message(wire, topicName, payload.toByteArray()).frame().toByteArray();
  }
}
