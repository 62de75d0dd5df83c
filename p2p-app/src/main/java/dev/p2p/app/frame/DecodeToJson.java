package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.wire.DuskWire;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Decodes streams: the frames of each, how far they go, and what is behind them.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class DecodeToJson implements Answers {

  /** The one key of a request. */
  static final String HEX = "hex";

  private final FrameScanner scanner;
  private final FrameJson frames;
  private final JsonLines lines;

  DecodeToJson(DuskWire wire, OutputStream out) {
    this.scanner = new FrameScanner(wire);
    this.frames = new FrameJson(wire);
    this.lines = new JsonLines(out);
  }

  @Override
  public void answer(LineRequest request) {
    Bytes bytes = HexValue.read(HEX, request.required(HEX));
    ByteBuffer stream = bytes.asByteBuffer();
    JsonGenerator json = lines.beginNamed(request);
    json.writeArrayPropertyStart("frames");
    Optional<Decoded> rest = scanner.scan(stream, message -> frames.write(message, json));
    json.writeEndArray();
    json.writeNumberProperty("consumed", stream.position());
    if (rest.isEmpty()) {
      json.writeStringProperty("outcome", "ok");
    } else if (rest.get() instanceof Decoded.Malformed(var violation)) {
      json.writeStringProperty("outcome", "violation");
      write(violation, json);
    } else {
      json.writeStringProperty("outcome", "incomplete");
    }
    lines.end();
  }

  @Override
  public void refuse(LineRequest request, String why) {
    lines.beginNamed(request).writeStringProperty("error", why);
    lines.end();
  }

  @Override
  public void flush() {
    lines.flush();
  }

  private static void write(Violation violation, JsonGenerator json) {
    json.writeObjectPropertyStart("violation");
    json.writeStringProperty("kind", violation.kind().name());
    json.writeStringProperty("detail", violation.detail());
    json.writeEndObject();
  }
}
