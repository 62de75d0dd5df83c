package dev.p2p.wire.payload;

import dev.p2p.api.Bytes;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.encoding.PayloadReader;
import dev.p2p.wire.encoding.PayloadWriter;
import java.nio.charset.StandardCharsets;

/**
 * Answers a {@link Challenge}: two runs of bytes, each behind its length, a CompactSize.
 *
 * @param hash what the challenge became; any bytes
 * @param port where the node listens, as text; any bytes, because nobody checks it on the wire
 */
public record Response(Bytes hash, Bytes port) {

  /** Takes both runs and nothing behind them; they share the payload's bytes. */
  public static Parsed<Response> decode(Bytes payload) {
    PayloadReader in = new PayloadReader(payload);
    Response response =
        new Response(in.varBytes("hash of a response"), in.varBytes("port of a response"));
    return in.end("a response", response);
  }

  /** Both runs. */
  public Bytes encode() {
    return new PayloadWriter(PayloadWriter.varBytesSize(hash) + PayloadWriter.varBytesSize(port))
        .varBytes(hash)
        .varBytes(port)
        .toBytes();
  }

  /** The port read as UTF-8, with U+FFFD for what is none. Not to be trusted: a peer chose it. */
  public String portText() {
    return new String(port.toByteArray(), StandardCharsets.UTF_8);
  }
}
