package dev.p2p.app.frame;

import dev.p2p.app.input.InputLines;
import dev.p2p.app.input.Line;
import dev.p2p.wire.DuskWire;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * Answers lines about frames, in their order, each with exactly one line, or one paragraph where
 * they are explained. A bad line is answered with what is wrong with it, and the next one read.
 *
 * <p>It is a codec's view: any topic number will do, and only the frame limits a payload. Memory is
 * bounded by the longest line, of at most 16 MiB. What was written is passed on whenever there is
 * nothing to read.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for input and output.
 */
public final class FrameLines {

  private static final int OUTPUT_BYTES = 64 << 10;

  private final LineSyntax syntax;
  private final Function<OutputStream, Answers> answers;

  private FrameLines(LineSyntax syntax, Function<OutputStream, Answers> answers) {
    this.syntax = syntax;
    this.answers = answers;
  }

  /** Streams of bytes to frames, as JSON. */
  public static FrameLines decoding(DuskWire wire) {
    DuskWire free = wire.withoutTopicLimits();
    return new FrameLines(new JsonSyntax(DecodeToJson.HEX), out -> new DecodeToJson(free, out));
  }

  /** Messages to frames, as JSON. */
  public static FrameLines encoding(DuskWire wire) {
    FrameMaker frames = new FrameMaker(wire.withoutTopicLimits());
    return new FrameLines(messageSyntax(), out -> new EncodeToJson(frames, out));
  }

  /** Streams of bytes, field by field, for people; lines may be plain hexadecimal. */
  public static FrameLines explaining(DuskWire wire) {
    FrameExplainer explainer = FrameExplainer.of(wire.withoutTopicLimits());
    LineSyntax syntax = new PastedSyntax(new JsonSyntax(DecodeToJson.HEX), DecodeToJson.HEX);
    return new FrameLines(
        syntax,
        out ->
            new ExplainToText(
                request -> HexValue.read(DecodeToJson.HEX, request.required(DecodeToJson.HEX)),
                explainer,
                out));
  }

  /** The frames of messages, field by field, for people. */
  public static FrameLines explainingEncoded(DuskWire wire) {
    DuskWire free = wire.withoutTopicLimits();
    FrameMaker frames = new FrameMaker(free);
    return new FrameLines(
        messageSyntax(),
        out ->
            new ExplainToText(
                request -> frames.make(request).frame(), FrameExplainer.of(free), out));
  }

  /**
   * Reads {@code in} to its end. Ends earlier if nobody reads {@code out} any more.
   *
   * @throws IOException if {@code in} can't be read, or {@code out} not be written for another
   *     reason than that its reader has gone
   */
  public Summary run(InputStream in, OutputStream out) throws IOException {
    Answers to = answers.apply(new BufferedOutputStream(new CheckedOutput(out), OUTPUT_BYTES));
    InputLines lines = new InputLines(in, to::flush);
    long count = 0;
    long bad = 0;
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        count++;
        bad += answer(line, to) ? 0 : 1;
      }
      to.flush();
    } catch (OutputFailedException e) {
      if (!e.isClosedPipe()) {
        throw new IOException("output can't be written: " + e.getMessage(), e);
      }
    }
    return new Summary(count, bad);
  }

  /** False if the line was bad. */
  private boolean answer(Line line, Answers to) {
    LineRequest request = syntax.read(line);
    try {
      request.requireGood();
      to.answer(request);
      return true;
    } catch (BadLineException e) {
      to.refuse(request, "line %d: %s".formatted(line.number(), e.getMessage()));
      return false;
    }
  }

  private static LineSyntax messageSyntax() {
    return new JsonSyntax(FrameMaker.TOPIC, FrameMaker.PAYLOAD_HEX, FrameMaker.RESERVED);
  }

  /**
   * What was done.
   *
   * @param lines how many were answered
   * @param bad how many of these were bad
   */
  public record Summary(long lines, long bad) {}
}
