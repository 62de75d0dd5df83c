package dev.p2p.simulator.record;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;

/** What an event is about, beside its nodes. */
public sealed interface TraceSubject {

  /**
   * A message.
   *
   * @param topic its topic's name
   * @param frameBytes length of its frame
   */
  record OfMessage(MessageId id, String topic, int frameBytes) implements TraceSubject {

    /** The message. */
    public OfMessage(Message message) {
      this(message.id(), message.topic().name(), message.frame().length());
    }

    /** The id decides the rest; and 8 bytes of a digest tell messages apart. */
    @Override
    public long number() {
      return id.w0();
    }

    @Override
    public String toString() {
      return id.toString();
    }
  }

  /**
   * A connection.
   *
   * @param number at that node, from 1
   */
  record OfConnection(long number) implements TraceSubject {

    @Override
    public String toString() {
      return "#" + number;
    }
  }

  /** Neither. */
  enum Nothing implements TraceSubject {
    /** The only one. */
    NOTHING;

    @Override
    public long number() {
      return 0;
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /** Stands for it in the hash of a trace. */
  long number();
}
