package dev.p2p.simulator.text;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The words of one line, from the first to the last. Everything here throws {@link
 * IllegalArgumentException}, with what, rule and value, if the next word is not what it has to be.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class Words {

  private static final String INDEX_RULE = "the index of a node, from 0";
  private static final int SHOWN_MAX = 60;

  private final Deque<String> left;

  Words(String line) {
    this.left = new ArrayDeque<>(List.of(line.split("\\s+", -1)));
  }

  /**
   * The next word.
   *
   * @param what such that "... must be {@code rule}" is a sentence
   */
  public String next(String what, String rule) {
    if (left.isEmpty()) {
      throw mustBe(what, rule, "missing");
    }
    return left.removeFirst();
  }

  /** All words that are left, with a space between. */
  public String rest() {
    String rest = String.join(" ", left);
    left.clear();
    return rest;
  }

  /** Whether no word is left. */
  public boolean isAtEnd() {
    return left.isEmpty();
  }

  /** Goes over a word that has to be there. */
  public void skip(String word) {
    String found = next("the next word", "\"" + word + "\"");
    if (!found.equals(word)) {
      throw mustBe("the next word", "\"" + word + "\"", shown(found));
    }
  }

  /** The index of a node, from 0. */
  public int index(String what) {
    return index(what, next(what, INDEX_RULE));
  }

  /** A word as the index of a node. */
  public static int index(String what, String word) {
    return Quantity.number(word).orElseThrow(() -> mustBe(what, INDEX_RULE, shown(word)));
  }

  /** A whole number from 0. */
  public int number(String what) {
    String rule = "a whole number, at most 999999999";
    String word = next(what, rule);
    return Quantity.number(word).orElseThrow(() -> mustBe(what, rule, shown(word)));
  }

  /** A length of time, such as {@code 250ms}; with a sign before it, it may be below 0. */
  public Duration duration(String what) {
    String rule = "a time such as \"250ms\", \"30s\" or \"5m\", at most 292 years";
    String word = next(what, rule);
    return Quantity.duration(word).orElseThrow(() -> mustBe(what, rule, shown(word)));
  }

  /** Bytes a second, such as {@code 16KiB/s}; {@code 0} needs no unit. */
  public long bytesPerSecond(String what) {
    String rule = "a rate such as \"500B/s\", \"16KiB/s\" or \"1MiB/s\", or 0";
    String word = next(what, rule);
    return Quantity.bytesPerSecond(word).orElseThrow(() -> mustBe(what, rule, shown(word)));
  }

  /** Parts per million, such as {@code -50ppm}. */
  public int ppm(String what) {
    String rule = "parts per million such as \"50ppm\" or \"-50ppm\"";
    String word = next(what, rule);
    return Quantity.ppm(word).orElseThrow(() -> mustBe(what, rule, shown(word)));
  }

  /** Requires that no word is left. */
  public void requireEnd() {
    if (!left.isEmpty()) {
      throw mustBe("the line", "at its end", shown(rest()));
    }
  }

  /** The error that says so. */
  public static IllegalArgumentException mustBe(String what, String rule, String value) {
    return new IllegalArgumentException("%s must be %s, was %s".formatted(what, rule, value));
  }

  /** A word as messages quote it. */
  public static String shown(String word) {
    return word.length() <= SHOWN_MAX
        ? "\"" + word + "\""
        : "\"" + word.substring(0, SHOWN_MAX) + "...\"";
  }
}
