package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.Message;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.core.handshake.Handshake;
import dev.p2p.core.handshake.HandshakeStep;
import dev.p2p.core.handshake.LocalHello;
import dev.p2p.spi.WireProtocol;

/**
 * The handshake from either side, against messages of the fuzzer's choice: every step is the one
 * that {@link HandshakeModel} calls for, and after the last there is none.
 */
public final class HandshakeTarget {

  private static final int KINDS = 8;
  private static final int HONEST = 5;

  private HandshakeTarget() {}

  /** The dialect, the direction, our identity; then the peer's messages. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    WireProtocol wire = Wires.next(input);
    Direction direction = input.nextFlag() ? Direction.INBOUND : Direction.OUTBOUND;
    NodeIdentity identity =
        Hellos.identity(input).orElseGet(() -> new NodeIdentity(1, 0, 0, "anna"));
    LocalHello local = new LocalHello(identity, input.nextByte());
    Handshake handshake = new Handshake(wire, direction, local);
    HandshakeModel model = new HandshakeModel(wire, direction, local);
    model.checkSent(handshake.begin(), model.opening());
    while (!input.isEmpty()) {
      Message message = message(wire, model, input);
      HandshakeStep step = handshake.receive(message);
      model.check(message, step);
      if (!(step instanceof HandshakeStep.Proceed)) {
        checkEnded(handshake, message);
        return;
      }
    }
  }

  private static void checkEnded(Handshake handshake, Message message) {
    try {
      handshake.receive(message);
    } catch (IllegalStateException ended) {
      return;
    }
    throw new AssertionError("a handshake must not go on after its end");
  }

  private static Message message(WireProtocol wire, HandshakeModel model, Input input) {
    int kind = input.nextBelow(KINDS);
    return switch (kind) {
      case 0 -> raw(wire, StandardTopics.VERSION, input);
      case 1 -> raw(wire, StandardTopics.VERACK, input);
      case 2 -> version(wire, input);
      case 3, 4 -> verAck(wire, input);
      case HONEST -> honest(wire, model, input);
      default -> {
        Topic any = wire.profile().topics().get(input.nextByte());
        yield Wires.message(wire, any, input.nextBlock());
      }
    };
  }

  /** The message that is due. */
  private static Message honest(WireProtocol wire, HandshakeModel model, Input input) {
    return model.due().equals(StandardTopics.VERSION) ? version(wire, input) : verAck(wire, input);
  }

  private static Message raw(WireProtocol wire, String topicName, Input input) {
    Topic topic = wire.profile().topics().named(topicName);
    return Wires.message(wire, topic, input.nextBlock());
  }

  private static Message version(WireProtocol wire, Input input) {
    Bytes payload = wire.handshake().encodeVersion(Hellos.version(input));
    return Wires.message(wire, StandardTopics.VERSION, payload.toByteArray());
  }

  private static Message verAck(WireProtocol wire, Input input) {
    Bytes payload = Hellos.identity(input).map(wire.handshake()::encodeVerAck).orElse(Bytes.EMPTY);
    return Wires.message(wire, StandardTopics.VERACK, payload.toByteArray());
  }
}
