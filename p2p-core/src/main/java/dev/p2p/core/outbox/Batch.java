package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Weight;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a Writer has taken to write together. At most 64 frames and 256 KiB, or a single larger
 * frame: the JDK copies heap buffers to native ones, whose number and size it keeps per thread, so
 * that larger gathering writes cost memory nobody sees.
 *
 * <p><b>Threading:</b> confined to its Writer, but for its weight; filled under the lock of the
 * outbox.
 */
public final class Batch {

  static final int FRAMES_MAX = 64;
  static final int BYTES_MAX = 256 << 10;

  /**
   * What may be added to a batch that is being written, beyond its own bounds: little enough that
   * what is in it already is written soon all the same.
   */
  private static final int EXPEDITED_FRAMES_MAX = 16;

  private static final int EXPEDITED_BYTES_MAX = 64 << 10;

  private static final int INITIAL = 4;

  private final ByteBudget budget;
  private Message[] messages = new Message[INITIAL];
  private ByteBuffer[] buffers = new ByteBuffer[INITIAL];
  private int count;
  private int bytes;

  /** Where the urgent frames end. */
  private int urgentEnd;

  private int expeditedFrames;
  private int expeditedBytes;

  /** Bytes on the account of the peer; published for whoever looks for room. */
  private volatile long weight;

  /** An empty batch, which lets go of what it holds. */
  Batch(ByteBudget budget) {
    this.budget = budget;
  }

  /** Whether everything in it is written. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** What is left to write is in the first {@link #count} of these. */
  public ByteBuffer[] buffers() {
    return buffers;
  }

  /** How many frames are not wholly written. */
  public int count() {
    return count;
  }

  /** Names every frame that is not wholly written, in their order. */
  public void forEach(Consumer<Message> action) {
    for (int i = 0; i < count; i++) {
      action.accept(messages[i]);
    }
  }

  /** Forgets the frames that are wholly written, telling {@code sent} of each. */
  public void retire(Consumer<Message> sent) {
    int done = 0;
    while (done < count && !buffers[done].hasRemaining()) {
      bytes -= messages[done].frame().length();
      sent.accept(messages[done]);
      done++;
    }
    forgetFirst(done);
  }

  /** Empties it, telling {@code unsent} of every frame that is not wholly written. */
  public void abandon(Consumer<Message> unsent) {
    forEach(unsent);
    bytes = 0;
    forgetFirst(count);
  }

  /** What is in it, with all it costs, whoever else holds it; any thread may ask. */
  public long weight() {
    return weight;
  }

  /** It is filled: tells what it weighs. */
  void weigh() {
    weight = Weight.of(count, bytes);
  }

  /** Whether another frame of this length may go along. */
  boolean takes(int frameBytes) {
    return count == 0 || (count < FRAMES_MAX && bytes + frameBytes <= BYTES_MAX);
  }

  void add(Message message) {
    put(count, message);
  }

  /** What was added up to now is urgent. */
  void endUrgent() {
    urgentEnd = count;
  }

  /** Whether an urgent frame of this length may still come in. */
  boolean expedites(int frameBytes) {
    return expeditedFrames < EXPEDITED_FRAMES_MAX
        && expeditedBytes + frameBytes <= EXPEDITED_BYTES_MAX;
  }

  /** Adds an urgent frame behind the other urgent ones and the one that is partly written. */
  void insert(Message message) {
    boolean begun = count > 0 && buffers[0].position() > 0;
    int index = Math.max(urgentEnd, begun ? 1 : 0);
    put(index, message);
    urgentEnd = index + 1;
    expeditedFrames++;
    expeditedBytes += message.frame().length();
  }

  private void put(int index, Message message) {
    if (count == messages.length) {
      messages = Arrays.copyOf(messages, 2 * count);
      buffers = Arrays.copyOf(buffers, 2 * count);
    }
    System.arraycopy(messages, index, messages, index + 1, count - index);
    System.arraycopy(buffers, index, buffers, index + 1, count - index);
    messages[index] = message;
    buffers[index] = message.frame().asByteBuffer();
    bytes += message.frame().length();
    count++;
  }

  private void forgetFirst(int done) {
    int left = count - done;
    letGoOfFirst(done);
    System.arraycopy(messages, done, messages, 0, left);
    System.arraycopy(buffers, done, buffers, 0, left);
    Arrays.fill(messages, left, count, null);
    Arrays.fill(buffers, left, count, null);
    count = left;
    urgentEnd = Math.max(0, urgentEnd - done);
    if (left == 0) {
      expeditedFrames = 0;
      expeditedBytes = 0;
    }
    weigh();
  }

  /** Gives back together what they were charged: the whole node counts there. */
  private void letGoOfFirst(int done) {
    long credit = 0;
    for (int i = 0; i < done; i++) {
      credit += budget.leaveHolders(messages[i]);
    }
    if (credit > 0) {
      budget.credit(credit);
    }
  }
}
