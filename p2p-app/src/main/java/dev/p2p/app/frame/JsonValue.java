package dev.p2p.app.frame;

import tools.jackson.core.JsonToken;

/**
 * A value of a request.
 *
 * @param token its first token
 * @param text a string's content, or any other scalar as it stands in the line
 */
record JsonValue(JsonToken token, String text) {

  private static final int SHOWN_MAX = 60;

  boolean isString() {
    return token == JsonToken.VALUE_STRING;
  }

  boolean isInteger() {
    return token == JsonToken.VALUE_NUMBER_INT;
  }

  /** For messages, cut short. */
  String shown() {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "\"" + shown(text) + "\"";
      default -> shown(text);
    };
  }

  /** A text that does not make a message endless. */
  static String shown(String text) {
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
  }
}
