package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a Writer has taken to write together. At most 64 frames and 256 KiB, or a single larger
 * frame: the JDK copies heap buffers to native ones, whose number and size it keeps per thread, so
 * that larger gathering writes cost memory nobody sees.
 *
 * <p><b>Threading:</b> confined to its Writer; filled under the lock of the outbox.
 */
public final class Batch {

  static final int FRAMES_MAX = 64;
  static final int BYTES_MAX = 256 << 10;

  private static final int INITIAL = 4;

  private Message[] messages = new Message[INITIAL];
  private ByteBuffer[] buffers = new ByteBuffer[INITIAL];
  private int count;
  private int bytes;

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
    forgetFirst(count);
    bytes = 0;
  }

  /** Whether another frame of this length may go along. */
  boolean takes(int frameBytes) {
    return count == 0 || (count < FRAMES_MAX && bytes + frameBytes <= BYTES_MAX);
  }

  void add(Message message) {
    if (count == messages.length) {
      messages = Arrays.copyOf(messages, 2 * count);
      buffers = Arrays.copyOf(buffers, 2 * count);
    }
    messages[count] = message;
    buffers[count] = message.frame().asByteBuffer();
    bytes += message.frame().length();
    count++;
  }

  private void forgetFirst(int done) {
    int left = count - done;
    System.arraycopy(messages, done, messages, 0, left);
    System.arraycopy(buffers, done, buffers, 0, left);
    Arrays.fill(messages, left, count, null);
    Arrays.fill(buffers, left, count, null);
    count = left;
  }
}
