package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.spi.Decoded;
import dev.p2p.wire.DuskWire;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shows each frame of a stream field by field, and where the stream breaks.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FrameExplainer {

  private final FrameScanner scanner;
  private final FrameTable table;

  /**
   * Explains frames of {@code wire}.
   *
   * @param payloads explain what a payload holds, by the name of its topic
   */
  FrameExplainer(DuskWire wire, Map<String, PayloadExplainer> payloads) {
    this.scanner = new FrameScanner(wire);
    this.table = new FrameTable(wire, payloads);
  }

  /** Explains what this program knows of. */
  static FrameExplainer of(DuskWire wire) {
    Map<String, PayloadExplainer> explainers = new HashMap<>(RequestExplainers.all());
    explainers.putAll(HandshakeExplainers.of(wire.handshake()));
    explainers.putAll(RepairExplainers.of(wire.repairs()));
    return new FrameExplainer(wire, explainers);
  }

  void explain(Bytes bytes, PrintWriter out) {
    ByteBuffer stream = bytes.asByteBuffer();
    Optional<Decoded> rest = scanner.scan(stream, message -> frame(stream, message, out));
    int good = stream.position();
    if (rest.isPresent()) {
      heading(good, bytes.length(), out);
      table.print(bytes.slice(good, bytes.length() - good), rest.get(), out);
      out.print("\n");
    }
    out.print(
        "%s: %d of %d bytes are good frames\n".formatted(outcome(rest), good, bytes.length()));
  }

  private void frame(ByteBuffer stream, Message message, PrintWriter out) {
    Bytes frame = message.frame();
    heading(stream.position() - frame.length(), stream.position(), out);
    table.print(frame, new Decoded.Complete(message), out);
    out.print("\n");
  }

  private static void heading(int from, int to, PrintWriter out) {
    out.print("bytes %d to %d\n".formatted(from, to - 1));
  }

  private static String outcome(Optional<Decoded> rest) {
    if (rest.isEmpty()) {
      return "ok";
    }
    return rest.get() instanceof Decoded.Malformed ? "violation" : "incomplete";
  }
}
