package dev.p2p.app.frame;

import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines in, lines out, all in memory. */
record Answered(String text, FrameLines.Summary summary) {

  static final DuskWire TESTNET = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  /** A Ping on that network: recorded from the original. */
  static final String PING = "1100000000000000416e74740000000000000000bb30a42c02";

  static Answered of(FrameLines lines, String... input) {
    return of(lines, (String.join("\n", input) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Answered of(FrameLines lines, byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      FrameLines.Summary summary = lines.run(new ByteArrayInputStream(input), out);
      return new Answered(out.toString(StandardCharsets.UTF_8), summary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answered decoded(String... input) {
    return of(FrameLines.decoding(TESTNET), input);
  }

  static Answered encoded(String... input) {
    return of(FrameLines.encoding(TESTNET), input);
  }

  List<String> lines() {
    return text.lines().toList();
  }

  String line() {
    List<String> lines = lines();
    if (lines.size() != 1) {
      throw new AssertionError("expected one line, got " + lines);
    }
    return lines.getFirst();
  }
}
