package dev.p2p.app.console;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people are shown of a message.
 *
 * <pre>{@code
 * {"time":"2026-01-01T12:00:00Z","peer":"127.0.0.1:7000","topic":"tx","number":10,
 *  "id":"…64 digits…","length":5,"reserved":"1767268799987654321",
 *  "sent":"2026-01-01T11:59:59.987654321Z","agoMs":12.345,
 *  "payloadHex":"68656c6c6f","text":"hello"}
 * }</pre>
 *
 * <p>{@code reserved} is unsigned, and 0 where the profile has no such field. Where it looks like a
 * time ({@link SentTime}), {@code sent} says which and {@code agoMs} how many milliseconds before
 * {@code time} that was, by the clocks of two machines: it can be negative. Of a long payload the
 * first 4,096 bytes are shown; {@code text} is left out where these are not UTF-8.
 */
public final class MessageJson {

  private static final int SHOWN_BYTES = 4_096;

  private MessageJson() {}

  /**
   * Describes a message.
   *
   * @param peer whom it came from
   * @param time when it came
   */
  public static ObjectNode of(Message message, String peer, Instant time) {
    Bytes payload = message.payload();
    Bytes shown = payload.slice(0, Math.min(payload.length(), SHOWN_BYTES));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("time", time.toString())
            .put("peer", peer)
            .put("topic", message.topic().name())
            .put("number", message.topic().number())
            .put("id", message.id().toHex())
            .put("length", payload.length())
            .put("reserved", Long.toUnsignedString(message.reserved()));
    SentTime.of(message.reserved())
        .ifPresent(sent -> json.put("sent", sent.toString()).put("agoMs", millis(sent, time)));
    json.put("payloadHex", shown.toHex());
    text(shown, shown.length() < payload.length()).ifPresent(text -> json.put("text", text));
    return json;
  }

  private static BigDecimal millis(Instant from, Instant to) {
    long micros = ChronoUnit.MICROS.between(from, to);
    return BigDecimal.valueOf(micros, 3);
  }

  /** The bytes as text, if they are UTF-8; a last character that was cut in two is left out. */
  private static Optional<String> text(Bytes bytes, boolean isCut) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = bytes.asByteBuffer();
    CharBuffer text = CharBuffer.allocate(bytes.length());
    boolean good = !decoder.decode(input, text, !isCut).isError();
    return good ? Optional.of(text.flip().toString()) : Optional.empty();
  }
}
