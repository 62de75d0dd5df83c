package dev.p2p.simulator.record;

import java.util.Locale;

/**
 * Something that happened.
 *
 * @param atNanos when, in virtual time
 * @param node at which node, by index; -1 for the network
 * @param kind what
 * @param subject the message or the connection it is about, if it is about one
 * @param other the peer, by index; -1 if there is none or it is not known yet
 * @param detail what is not a number; empty for messages
 */
public record TraceEvent(
    long atNanos, int node, Kind kind, TraceSubject subject, int other, String detail) {

  /** What can happen. */
  public enum Kind {
    /** A connection was opened. */
    OPENED(1),
    /** A handshake was done. */
    CONNECTED(2),
    /** A connection ended; the detail says why. */
    CLOSED(3),
    /** A message was published. */
    PUBLISHED(4),
    /** A frame arrived. */
    RECEIVED(5),
    /** A frame was written. */
    SENT(6),
    /** A message was processed; the detail is the verdict. */
    PROCESSED(7),
    /** A copy arrived of a message that is known. */
    DUPLICATE(8),
    /** A message will not reach a peer; the detail says why. */
    DROPPED(9),
    /** Anything else a node tells. */
    NOTED(10),
    /** The simulation did something to a node or the network. */
    FAULT(11);

    private final byte code;
    private final String word;

    Kind(int code) {
      this.code = (byte) code;
      this.word = name().toLowerCase(Locale.ROOT);
    }

    /** Its name in lower case. */
    public String word() {
      return word;
    }

    /** Stands for it in the hash. */
    byte code() {
      return code;
    }
  }

  private static final double SECOND = 1e9;

  /** What a node is called where people read of it. */
  public static String nameOf(int node) {
    return "n" + node;
  }

  /** One line, for people. */
  @Override
  public String toString() {
    String where = node < 0 ? "network" : nameOf(node);
    StringBuilder line = new StringBuilder();
    line.append("%14.9f %-8s %-9s".formatted(atNanos / SECOND, where, kind.word()));
    append(line, subject.toString());
    append(line, other < 0 ? "" : nameOf(other));
    append(line, detail);
    return line.toString();
  }

  private static void append(StringBuilder line, String part) {
    if (!part.isEmpty()) {
      line.append(' ').append(part);
    }
  }
}
