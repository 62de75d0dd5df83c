package dev.p2p.app.frame;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON objects, a line each.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class JsonLines {

  private static final String NAME = "name";
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("").build();

  private final JsonGenerator json;

  /** Writes to {@code out}, which stays open. */
  JsonLines(OutputStream out) {
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Begins a line with the name that was given, or null. */
  JsonGenerator beginNamed(LineRequest request) {
    json.writeStartObject();
    json.writeName(NAME);
    json.writeRawValue(request.nameJson().orElse("null"));
    return json;
  }

  /** Begins a line with the name, if one was given. */
  JsonGenerator begin(LineRequest request) {
    json.writeStartObject();
    request
        .nameJson()
        .ifPresent(name -> {
          json.writeName(NAME);
          json.writeRawValue(name);
        });
    return json;
  }

  void end() {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  void flush() {
    json.flush();
  }
}
