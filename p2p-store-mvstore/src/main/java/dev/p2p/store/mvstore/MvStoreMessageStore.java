package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.Execution;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in a file, and only what finds them there in memory. A node that is restarted has
 * what it kept before: all of it after {@link #close}, after a crash all but the latest, as {@link
 * MvStoreSettings#writeEvery} says.
 *
 * <p>Keeping never waits for the disk: messages wait for their turn in memory, within a bound, and
 * are lost beyond it. While the disk is full or fails, what can't be written is lost, what was
 * written before is still found where it can be read, and writing is tried again.
 *
 * <p><b>Threading:</b> safe to share. {@link #find} waits for the disk if the message is there,
 * {@link #close} until all is written. An actor writes, a periodic task reminds it; both end with
 * {@link #close}.
 */
public final class MvStoreMessageStore implements MessageStore {

  /**
   * What MVStore takes of the Java heap, whatever is stored: two caches of at most 1 MiB, and the
   * buffer for a batch.
   */
  private static final long FILE_HEAP_BYTES = 4 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(MvStoreMessageStore.class);

  private final MvStoreSettings settings;
  private final TimeSource time;
  private final Contents contents;
  private final WriteQueue queue;
  private final StoreWriter writer;
  private final Execution.Ticking reminder;
  private volatile boolean closed;

  private MvStoreMessageStore(
      Contents contents, MvStoreSettings settings, Execution execution, TimeSource time) {
    this.settings = settings;
    this.time = time;
    this.contents = contents;
    this.queue = new WriteQueue(settings.queueBytesMax());
    this.writer = new StoreWriter(contents, queue, time);
    this.reminder = execution.every("p2p-store-reminder", settings.writeEvery(), queue::ask);
  }

  /**
   * Opens the store in {@code file}, made if there is none, and reads all that is in it; waits for
   * the disk. A damaged file is renamed, with {@code .damaged} behind its name, and the store
   * begins empty.
   *
   * @param file in a directory that exists; nobody else may have it open
   * @param codec that of the node's wire protocol: what was kept in another is lost
   * @param execution for the actor that writes
   * @throws MessageStoreException if the file can't be opened, or is one of something else
   */
  public static MvStoreMessageStore open(
      Path file, MvStoreSettings settings, FrameCodec codec, Execution execution, TimeSource time)
      throws MessageStoreException {
    StorePlace place = new StorePlace(file, MvStoreMessageStore::openFile, LOG);
    return open(
        Contents.of(place, settings, new Frames(codec), time, LOG), settings, execution, time);
  }

  /** A store with such contents. */
  static MvStoreMessageStore open(
      Contents contents, MvStoreSettings settings, Execution execution, TimeSource time) {
    MvStoreMessageStore store = new MvStoreMessageStore(contents, settings, execution, time);
    execution.start("p2p-store-writer", store.writer);
    return store;
  }

  /** MVStore without threads of its own, and with as small a cache as there is. */
  static MVStore openFile(Path file) {
    return new MVStore.Builder()
        .fileName(file.toAbsolutePath().toString())
        .autoCommitDisabled()
        .cacheSize(1)
        .open();
  }

  @Override
  public void keep(Message message) {
    if (closed || contains(message.id())) {
      return;
    }
    long heapBytes = WriteQueue.heapBytes(message);
    if (Entry.fileBytes(message.frame().length()) > settings.bytesMax()) {
      contents.losses().add(1, Loss.TOO_LARGE, "");
    } else if (queue.reserve(heapBytes)) {
      keep(message, heapBytes);
    } else {
      contents.losses().add(1, Loss.QUEUE_FULL, "");
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    @Nullable Entry entry = contents.index().find(id);
    if (entry == null || closed) {
      return Optional.empty();
    }
    @Nullable Message waiting = entry.waiting();
    return waiting == null ? contents.read(entry) : Optional.of(waiting);
  }

  @Override
  public boolean contains(MessageId id) {
    return contents.index().find(id) != null;
  }

  @Override
  public List<MessageId> ids(IdRange range, Duration keptFor, int max) {
    return contents.index().ids(range, time.nanoTime() - keptFor.toNanos(), max);
  }

  @Override
  public void expire() {
    contents.index().expire(time.nanoTime() - settings.keepFor().toNanos());
  }

  @Override
  public Usage usage() {
    int messages = contents.index().size();
    long heapBytes = FILE_HEAP_BYTES + (long) messages * Entry.HEAP_BYTES + queue.heapBytes();
    return new Usage(messages, heapBytes, contents.losses().total());
  }

  @Override
  public void close() {
    closed = true;
    reminder.close();
    writer.close();
    contents.index().close();
  }

  private void keep(Message message, long heapBytes) {
    @Nullable Entry entry = contents.index().add(message, time.nanoTime());
    if (entry == null) {
      queue.release(heapBytes);
    } else {
      queue.add(entry, heapBytes);
    }
  }
}
