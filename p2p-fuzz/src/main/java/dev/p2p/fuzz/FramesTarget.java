package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Topic;
import dev.p2p.spi.WireProtocol;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame codec both ways: what is encoded is decoded as it was, however the stream is torn; if a
 * bit of it is damaged, the frames before the damage are still found.
 */
public final class FramesTarget {

  private FramesTarget() {}

  /** A byte for the dialect, the tears, the damage; then topic, reserved and payload of frames. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    WireProtocol wire = Wires.next(input);
    Tears tears = Tears.next(input);
    int damageAt = input.nextShort();
    int damage = input.nextByte();
    List<Message> sent = messages(wire, input);
    byte[] stream = stream(sent);
    if (damageAt < stream.length) {
      stream[damageAt] ^= (byte) damage;
    }
    List<Message> found = new TornStream(wire, stream).check(tears);
    boolean whole = damageAt >= stream.length || damage == 0;
    int untouched = whole ? sent.size() : framesBefore(damageAt, sent);
    Expect.that(
        found.size() >= untouched, "of %d sound frames %d were found", untouched, found.size());
    Expect.that(!whole || found.size() == sent.size(), "more frames were found than were sent");
    for (int i = 0; i < untouched; i++) {
      Expect.equal(sent.get(i).frame(), found.get(i).frame(), "the frame that was sent");
      Expect.equal(sent.get(i).id(), found.get(i).id(), "its id");
      Expect.that(sent.get(i).reserved() == found.get(i).reserved(), "its reserved field");
    }
  }

  private static List<Message> messages(WireProtocol wire, Input input) {
    List<Message> messages = new ArrayList<>();
    while (!input.isEmpty()) {
      Topic topic = wire.profile().topics().get(input.nextByte());
      long reserved = input.nextFlag() ? input.nextLong() : 0;
      byte[] payload = input.nextBlock();
      try {
        messages.add(wire.frames().encode(topic, Bytes.wrap(payload), reserved));
      } catch (InvalidMessageException refused) {
        boolean tooLarge = payload.length > topic.policy().maxPayloadBytes();
        boolean noSuchField = reserved != 0 && wire.profile().name().equals("dusk-0.4.0");
        Expect.that(tooLarge || noSuchField, "was refused: %s", refused.getMessage());
      }
    }
    return messages;
  }

  private static byte[] stream(List<Message> messages) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    messages.forEach(message -> stream.writeBytes(message.frame().toByteArray()));
    return stream.toByteArray();
  }

  private static int framesBefore(int offset, List<Message> messages) {
    int end = 0;
    for (int i = 0; i < messages.size(); i++) {
      end += messages.get(i).frame().length();
      if (offset < end) {
        return i;
      }
    }
    return messages.size();
  }
}
