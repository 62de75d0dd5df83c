package dev.p2p.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/**
 * Collects what is wrong with one file.
 *
 * <p><b>Threading:</b> confined to the thread that reads the file.
 */
final class Mistakes {

  private record Mistake(Place place, String text) {}

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private final String file;
  private final Map<JsonPointer, Place> places;
  private final List<Mistake> found = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param file as the user named it
   * @param places where the file's keys and elements stand; the root's place among them
   */
  Mistakes(String file, Map<JsonPointer, Place> places) {
    this.file = file;
    this.places = places;
  }

  /**
   * Notes a mistake. Where the file does not have the key, the place is that of the object which
   * would hold it.
   *
   * @param what rule and value
   */
  void add(JsonPointer key, String what) {
    Place place = placeOf(key);
    found.add(new Mistake(place, line(file, place, key, what)));
  }

  int count() {
    return found.size();
  }

  /**
   * Ends the collecting.
   *
   * @throws ConfigException if there are mistakes; it lists them in the order of the file
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparing(Mistake::place));
      throw new ConfigException(found.stream().map(Mistake::text).toList());
    }
  }

  /** The form of every mistake that has a place: one line, whatever it quotes of the file. */
  static String line(String file, Place place, JsonPointer key, String what) {
    String path = key.matches() ? "" : KeyPath.of(key) + ": ";
    return "%s:%s: %s".formatted(file, place, printable(path + what));
  }

  /** Control characters as JSON escapes, so that they reach neither terminal nor log. */
  private static String printable(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
  }

  private Place placeOf(JsonPointer key) {
    JsonPointer at = key;
    while (!places.containsKey(at)) {
      at = at.head();
    }
    return places.get(at);
  }
}
