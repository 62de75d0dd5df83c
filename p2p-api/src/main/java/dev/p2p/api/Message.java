package dev.p2p.api;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * A message, complete: what it says and how it stands on the wire. Made by a {@link MessageFactory}
 * or read off a connection; either way it is encoded and hashed once, and every peer it goes to
 * shares the same frame.
 *
 * <p><b>Threading:</b> safe to share; immutable, but for the count a node keeps in it of where it
 * holds it.
 */
public final class Message {

  private static final AtomicLongFieldUpdater<Message> HOLDERS =
      AtomicLongFieldUpdater.newUpdater(Message.class, "holders");

  private final Topic topic;
  private final MessageId id;
  private final long reserved;
  private final Origin origin;
  private final Bytes payload;
  private final Bytes frame;

  /** Which budget counts them, in the upper half, and how many it counted; 0 if there are none. */
  private volatile long holders;

  /**
   * A message.
   *
   * @param topic its kind
   * @param id digest of topic and payload
   * @param reserved the frame's reserved field, unsigned; 0 where the profile has none
   * @param origin which peer it came from, or local
   * @param payload what it says; a slice of {@code frame}
   * @param frame the whole frame in the node's wire profile
   */
  public Message(
      Topic topic, MessageId id, long reserved, Origin origin, Bytes payload, Bytes frame) {
    this.topic = topic;
    this.id = id;
    this.reserved = reserved;
    this.origin = origin;
    this.payload = payload;
    this.frame = frame;
  }

  /** Its kind. */
  public Topic topic() {
    return topic;
  }

  /** Digest of topic and payload. */
  public MessageId id() {
    return id;
  }

  /** The frame's reserved field, unsigned; 0 where the profile has none. */
  public long reserved() {
    return reserved;
  }

  /** Which peer it came from, or local. */
  public Origin origin() {
    return origin;
  }

  /** What it says; a slice of {@link #frame}. */
  public Bytes payload() {
    return payload;
  }

  /** The whole frame in the node's wire profile. */
  public Bytes frame() {
    return frame;
  }

  /**
   * For a node's memory budget: one more place holds this message, if that budget has counted
   * others.
   *
   * @param budget its number, not 0
   * @return false, and nothing is counted, if it has not
   */
  public boolean holdOnceMore(int budget) {
    while (true) {
      long now = holders;
      if (count(now) == 0 || budget(now) != budget) {
        return false;
      }
      if (HOLDERS.compareAndSet(this, now, now + 1)) {
        return true;
      }
    }
  }

  /**
   * For a node's memory budget, which has charged for it: one more place holds this message.
   *
   * @param budget its number, not 0
   * @return whether the charge stands: this is the first place that budget counts, or another
   *     budget counts already and this one must charge for every place
   */
  public boolean hold(int budget) {
    while (true) {
      long now = holders;
      boolean first = count(now) == 0;
      if (!first && budget(now) != budget) {
        return true;
      }
      if (HOLDERS.compareAndSet(this, now, first ? (long) budget << Integer.SIZE | 1 : now + 1)) {
        return first;
      }
    }
  }

  /**
   * For a node's memory budget: a place that it counted or charged for does not hold this message
   * any more.
   *
   * @param budget its number, not 0
   * @return whether to give back what was charged
   */
  public boolean letGo(int budget) {
    while (true) {
      long now = holders;
      if (count(now) == 0 || budget(now) != budget) {
        return true;
      }
      boolean last = count(now) == 1;
      if (HOLDERS.compareAndSet(this, now, last ? 0 : now - 1)) {
        return last;
      }
    }
  }

  /** Messages are equal when they say the same: origin, reserved field and framing don't count. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && id.equals(that.id)
        && topic.number() == that.topic.number();
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "%s %s (%d bytes, from %s)".formatted(topic, id, payload.length(), origin);
  }

  private static int count(long holders) {
    return (int) holders;
  }

  private static int budget(long holders) {
    return (int) (holders >>> Integer.SIZE);
  }
}
