package dev.p2p.app.config;

import tools.jackson.core.JsonPointer;

/** Keys as people write them: {@code outbox.stallLimit}, {@code peers[1]}. */
final class KeyPath {

  private KeyPath() {}

  static String of(JsonPointer key) {
    StringBuilder path = new StringBuilder();
    for (JsonPointer step = key; !step.matches(); step = step.tail()) {
      append(path, step);
    }
    return path.toString();
  }

  private static void append(StringBuilder path, JsonPointer step) {
    if (step.mayMatchElement()) {
      path.append('[').append(step.getMatchingIndex()).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(step.getMatchingProperty());
    }
  }
}
