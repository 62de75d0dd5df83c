package dev.p2p.spi;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a node accepted or published, for a while, so that peers that missed it can be given
 * it. Bounded in messages, bytes and age; the oldest gives way.
 *
 * <p><b>Threading:</b> safe to share. Only {@link #find} may wait, for as long as a disk takes, and
 * {@link #close}.
 */
public interface MessageStore extends AutoCloseable {

  /** Keeps a message from now on; nothing happens if it is kept already. */
  void keep(Message message);

  /**
   * The message with that id, if it is kept; its origin and reserved field need not be those it
   * came with.
   */
  Optional<Message> find(MessageId id);

  /** Whether the message with that id is kept. */
  boolean contains(MessageId id);

  /**
   * The ids in {@code range} of what has been kept for {@code keptFor} at least, in their order.
   *
   * @param max at most so many; the greatest are left out
   */
  List<MessageId> ids(IdRange range, Duration keptFor, int max);

  /** Lets go of what is too old; called now and then, by the node. */
  void expire();

  /** What is kept at the moment. */
  Usage usage();

  /** Keeps what a disk keeps, lets go of the rest. Later calls do nothing. */
  @Override
  void close();

  /**
   * What a store holds.
   *
   * @param messages kept
   * @param heapBytes memory they take in the Java heap
   * @param lost messages it should have kept and could not, since it was opened
   */
  record Usage(int messages, long heapBytes, long lost) {}
}
