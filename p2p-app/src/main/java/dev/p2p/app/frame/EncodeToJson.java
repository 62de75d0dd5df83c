package dev.p2p.app.frame;

import dev.p2p.api.Message;
import java.io.OutputStream;

/**
 * Encodes messages.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class EncodeToJson implements Answers {

  private final FrameMaker frames;
  private final JsonLines lines;

  EncodeToJson(FrameMaker frames, OutputStream out) {
    this.frames = frames;
    this.lines = new JsonLines(out);
  }

  @Override
  public void answer(LineRequest request) {
    Message message = frames.make(request);
    lines.begin(request).writeStringProperty("hex", message.frame().toHex());
    lines.end();
  }

  @Override
  public void refuse(LineRequest request, String why) {
    lines.begin(request).writeStringProperty("error", why);
    lines.end();
  }

  @Override
  public void flush() {
    lines.flush();
  }
}
