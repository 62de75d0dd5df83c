package dev.p2p.app.frame;

import java.util.Map;
import java.util.Optional;

/**
 * What a line asks for.
 *
 * @param line its number, from 1
 * @param nameJson what it calls itself: any JSON value, as it stands in the line
 * @param values by key, without the name; those read before a mistake
 * @param mistake what is wrong with the line as such
 */
record LineRequest(
    long line, Optional<String> nameJson, Map<String, JsonValue> values, Optional<String> mistake) {

  void requireGood() {
    mistake.ifPresent(what -> {
      throw new BadLineException(what);
    });
  }

  Optional<JsonValue> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * The value of a key that must be there.
   *
   * @throws BadLineException if it is not
   */
  JsonValue required(String key) {
    return value(key).orElseThrow(() -> new BadLineException(key + " is missing"));
  }
}
