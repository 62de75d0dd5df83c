package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.Violation;
import dev.p2p.spi.Decoded;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.FrameField;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of one frame, good or not, as a table.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FrameTable {

  private final List<FrameField> fields;
  private final int payloadOffset;
  private final FieldMeaning meaning;
  private final DuskWire wire;
  private final Map<String, PayloadExplainer> payloads;

  FrameTable(DuskWire wire, Map<String, PayloadExplainer> payloads) {
    this.wire = wire;
    this.fields = wire.fields();
    FrameField last = fields.getLast();
    this.payloadOffset = last.offset() + last.bytes();
    this.meaning = new FieldMeaning(wire.profile());
    this.payloads = payloads;
  }

  /**
   * Prints the frame at the front of {@code bytes}.
   *
   * @param decoded what the codec makes of it
   */
  void print(Bytes bytes, Decoded decoded, PrintWriter out) {
    out.print(Row.HEADING + "\n");
    int frameBytes = frameBytes(bytes, decoded);
    for (FrameField field : fields) {
      out.print(row(field, bytes, decoded, frameBytes) + "\n");
      if (isLastJudged(field, decoded)) {
        behind(field, bytes, out);
        return;
      }
    }
    payload(bytes, frameBytes, out);
  }

  private Row row(FrameField field, Bytes bytes, Decoded decoded, int frameBytes) {
    Bytes value = part(bytes, field.offset(), Math.min(field.bytes(), frameBytes - field.offset()));
    String text;
    if (decoded instanceof Decoded.Malformed(var violation) && culprit(violation) == field.kind()) {
      text = "✗ " + violation;
    } else if (value.length() < field.bytes()) {
      text = here(value.length(), field.bytes());
    } else if (field.kind() == FrameField.Kind.CHECKSUM) {
      text = checksum(decoded);
    } else {
      text = meaning.of(field, value);
    }
    String name = field.kind().name().toLowerCase(Locale.ROOT);
    return new Row(field.offset(), field.bytes(), name, Row.wire(value, field.bytes()), text);
  }

  private static String checksum(Decoded decoded) {
    return switch (decoded) {
      case Decoded.Complete(var message) -> "ok: id " + message.id().toHex();
      case Decoded.Malformed ignored -> "ok";
      case Decoded.Incomplete ignored -> "can't be checked yet";
    };
  }

  private void payload(Bytes bytes, int frameBytes, PrintWriter out) {
    int size = Math.max(frameBytes - payloadOffset, 0);
    Bytes payload = part(bytes, payloadOffset, size);
    String text = size == 0 ? "empty" : "";
    if (bytes.length() < fields.getFirst().bytes()) {
      text = "of unknown size";
    } else if (payload.length() < size) {
      text = here(payload.length(), size);
    }
    out.print(new Row(payloadOffset, size, "payload", "", text) + "\n");
    HexDump.of(payload).forEach(line -> out.print(line + "\n"));
    if (payload.length() == size && bytes.length() >= payloadOffset) {
      details(bytes, payload, out);
    }
  }

  private void details(Bytes bytes, Bytes payload, PrintWriter out) {
    int number = Byte.toUnsignedInt(bytes.get(payloadOffset - 1));
    PayloadExplainer explainer = payloads.get(wire.profile().topics().get(number).name());
    if (explainer != null) {
      for (Detail detail : explainer.explain(payload)) {
        out.print(Row.beneath(detail.name(), detail.value()) + "\n");
      }
    }
  }

  /** How long the frame is, or says it is; all there is, if that is not known. */
  private static int frameBytes(Bytes bytes, Decoded decoded) {
    return switch (decoded) {
      case Decoded.Complete(var message) -> message.frame().length();
      case Decoded.Incomplete(int announced) -> Math.max(announced, bytes.length());
      case Decoded.Malformed(var violation) ->
          violation.kind() == Violation.Kind.BAD_CHECKSUM
                  || violation.kind() == Violation.Kind.NO_TOPIC
              ? Long.BYTES + (int) FieldMeaning.number(bytes)
              : bytes.length();
    };
  }

  /** Whether the codec stopped there: what is behind a bad length or stamp means nothing. */
  private static boolean isLastJudged(FrameField field, Decoded decoded) {
    if (!(decoded instanceof Decoded.Malformed(var violation))) {
      return false;
    }
    return switch (violation.kind()) {
      case TOO_LONG -> field.kind() == FrameField.Kind.LENGTH;
      case BAD_MAGIC, BAD_VERSION, TOO_SHORT ->
          field.kind() == FrameField.Kind.MAGIC || field.kind() == FrameField.Kind.VERSION;
      case NO_TOPIC -> field.kind() == FrameField.Kind.TOPIC;
      default -> false;
    };
  }

  /** The field that breaks the rule. */
  private static FrameField.Kind culprit(Violation violation) {
    return switch (violation.kind()) {
      case TOO_LONG, TOO_SHORT -> FrameField.Kind.LENGTH;
      case BAD_MAGIC -> FrameField.Kind.MAGIC;
      case BAD_VERSION -> FrameField.Kind.VERSION;
      case BAD_CHECKSUM -> FrameField.Kind.CHECKSUM;
      default -> FrameField.Kind.TOPIC;
    };
  }

  private static void behind(FrameField field, Bytes bytes, PrintWriter out) {
    int count = bytes.length() - field.offset() - field.bytes();
    if (count > 0) {
      out.print("  bytes not looked at: %d\n".formatted(count));
    }
  }

  private static String here(int present, int size) {
    return present == 0 ? "not here yet" : "%d of %d bytes are here".formatted(present, size);
  }

  /** As much as is there. */
  private static Bytes part(Bytes bytes, int from, int size) {
    int start = Math.min(from, bytes.length());
    return bytes.slice(start, Math.clamp(size, 0, bytes.length() - start));
  }
}
