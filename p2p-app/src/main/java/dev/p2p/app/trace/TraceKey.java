package dev.p2p.app.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of a line of a trace; each line has those it needs. */
enum TraceKey {
  /** When, in nanoseconds since the trace began. */
  AT(true),
  /** Where; left out of what happened to the network. */
  NODE(false),
  /** What: a word of {@link dev.p2p.simulator.record.TraceEvent.Kind}. */
  EVENT(false),
  /** The node at the other end. */
  PEER(false),
  /** Of a message: its id, 64 digits. */
  ID(false),
  /** Of a message: its topic's name. */
  TOPIC(false),
  /** Of a message: the length of its frame. */
  BYTES(true),
  /** Of a connection: its number at that node. */
  CONNECTION(true),
  /** What is not a number: a verdict, why a message was dropped, why a connection ended. */
  DETAIL(false);

  private static final Map<String, TraceKey> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(TraceKey::word, Function.identity()));

  private final String word;
  private final boolean isNumber;

  TraceKey(boolean isNumber) {
    this.word = name().toLowerCase(Locale.ROOT);
    this.isNumber = isNumber;
  }

  static Optional<TraceKey> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The key itself. */
  String word() {
    return word;
  }

  /** Whether its value is a whole number, not below 0; a string if not. */
  boolean isNumber() {
    return isNumber;
  }
}
