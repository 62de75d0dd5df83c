package dev.p2p.fuzz;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.WireProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A stream of bytes, and what must hold however it arrives.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class TornStream {

  private static final Origin ORIGIN = new Origin.Remote(new PeerId("fuzzer"));
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int COPIES = 16;

  /** What a decoder makes of a stream: the frames it found, and why it found no more. */
  private record Found(List<Message> messages, Decoded last) {}

  private final WireProtocol wire;
  private final byte[] stream;
  private final int frameBytesMax;

  TornStream(WireProtocol wire, byte[] stream) {
    this.wire = wire;
    this.stream = stream;
    int headerBytes = Wires.message(wire, "ping", new byte[0]).frame().length();
    this.frameBytesMax = headerBytes + wire.profile().maxPayloadBytes();
  }

  /**
   * Decodes the stream whole and torn, and compares.
   *
   * @param tears how long each part is, at least 1
   */
  List<Message> check(IntSupplier tears) {
    Found whole = Allocation.check(COPIES, stream.length, () -> decode(() -> stream.length));
    Found torn = decode(tears);
    Expect.equal(frames(whole), frames(torn), "the frames of a torn stream");
    Expect.equal(whole.last(), torn.last(), "the end of a torn stream");
    whole.messages().forEach(this::checkMessage);
    return whole.messages();
  }

  private Found decode(IntSupplier parts) {
    FrameDecoder decoder = wire.frames().newDecoder();
    ByteBuffer input = ByteBuffer.wrap(stream).limit(0);
    List<Message> messages = new ArrayList<>();
    Decoded last = Decoded.Incomplete.UNKNOWN;
    int claimed = 0;
    do {
      input.limit(Math.min(stream.length, input.limit() + parts.getAsInt()));
      last = decodeOne(decoder, input, claimed);
      while (last instanceof Decoded.Complete(Message message)) {
        messages.add(message);
        last = decodeOne(decoder, input, 0);
      }
      claimed = last instanceof Decoded.Incomplete(int frameBytes) ? frameBytes : 0;
    } while (last instanceof Decoded.Incomplete && input.limit() < stream.length);
    return new Found(messages, last);
  }

  /**
   * Decodes once.
   *
   * @param claimed how long this frame was said to be when less of it was there; 0 if unknown
   */
  private Decoded decodeOne(FrameDecoder decoder, ByteBuffer input, int claimed) {
    int start = input.position();
    int arrived = input.remaining();
    Decoded decoded = decoder.decode(input, ORIGIN);
    int consumed = input.position() - start;
    switch (decoded) {
      case Decoded.Complete(Message message) -> {
        Expect.equal(message.frame().length(), consumed, "what a frame consumes");
        Expect.that(
            Bytes.wrap(stream).slice(start, consumed).equals(message.frame()),
            "a frame must be the bytes that came, was %s",
            message.frame());
        Expect.that(
            claimed == 0 || claimed == consumed,
            "%d bytes were claimed, %d taken",
            claimed,
            consumed);
      }
      case Decoded.Incomplete(int wanted) -> {
        Expect.equal(0, consumed, "what an incomplete frame consumes");
        Expect.equal(arrived < LENGTH_BYTES, wanted == 0, "not knowing the length");
        Expect.that(
            wanted == 0 || (wanted > arrived && wanted <= frameBytesMax),
            "with %d bytes there, %d wanted; a frame has at most %d",
            arrived,
            wanted,
            frameBytesMax);
      }
      case Decoded.Malformed ignored -> Expect.equal(0, consumed, "what is consumed of no frame");
    }
    return decoded;
  }

  /** What was decoded means what it says: encoded again it is the same message. */
  private void checkMessage(Message message) {
    int topic = message.topic().number();
    Expect.equal(wire.profile().topics().get(topic), message.topic(), "the topic");
    Message again = wire.frames().encode(message.topic(), message.payload(), message.reserved());
    Expect.equal(message, again, "the message, encoded again");
    Expect.equal(message.payload(), again.payload(), "its payload");
    Expect.equal(message.frame().length(), again.frame().length(), "its length");
    Expect.equal(ORIGIN, message.origin(), "the origin");
    MessageId id = message.id();
    Expect.equal(id, MessageId.hex(id.toHex()), "the id, read again");
    if (wire.profile().name().startsWith("dusk-0.4")) {
      Expect.equal(message.frame(), again.frame(), "its frame"); // In others the patch is free.
    }
  }

  private static List<Bytes> frames(Found found) {
    return found.messages().stream().map(Message::frame).toList();
  }
}
