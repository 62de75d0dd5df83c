package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Explains streams to people, a paragraph each.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class ExplainToText implements Answers {

  private final Function<LineRequest, Bytes> stream;
  private final FrameExplainer explainer;
  private final PrintWriter out;

  /**
   * Explains to {@code out}.
   *
   * @param stream what a request is about
   */
  ExplainToText(Function<LineRequest, Bytes> stream, FrameExplainer explainer, OutputStream out) {
    this.stream = stream;
    this.explainer = explainer;
    this.out = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void answer(LineRequest request) {
    Bytes bytes = stream.apply(request);
    String name = request.nameJson().map(json -> " " + json).orElse("");
    out.print(Detail.printable("line %d%s".formatted(request.line(), name)) + "\n\n");
    explainer.explain(bytes, out);
    out.print('\n');
  }

  @Override
  public void refuse(LineRequest request, String why) {
    out.print(Detail.printable(why) + "\n\n");
  }

  @Override
  public void flush() {
    out.flush();
  }
}
