package dev.p2p.core.store;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.hash.SipHash;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages in memory, as bytes: what is found is a copy. Bounded by what that takes of the
 * Java heap, but for three pieces of {@link FrameRing#PIECE_BYTES} at most that are not full, and
 * for what came last, see {@link FreshMessages}; whoever is restarted begins with none.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits. The lock is held for one message, or for
 * some dozen that came last, or for some hundred microseconds while ids are listed; a list that is
 * made while messages come and go has those that stayed, and may have the others.
 */
public final class RecentMessages implements MessageStore {

  /** So many ids are looked at before others have their turn. */
  private static final int AT_ONCE = 4_096;

  private final StoreSettings settings;
  private final FrameCodec codec;
  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock: what is not in the rings yet, and goes there before anybody looks. */
  private final FreshMessages fresh = new FreshMessages();

  /** Guarded by lock. */
  private final KeptRing kept;

  /** Guarded by lock: the frames of those. */
  private final FrameRing frames = new FrameRing();

  /** Guarded by lock. */
  private long lost;

  /** Guarded by lock. */
  private boolean closed;

  /** As it was found out last. */
  private volatile InOrder inOrder = InOrder.NOTHING;

  /**
   * An empty store.
   *
   * @param codec of the messages that are kept
   */
  public RecentMessages(StoreSettings settings, FrameCodec codec, TimeSource time) {
    this.settings = settings;
    this.codec = codec;
    this.time = time;
    // Nobody can choose ids that are slow to look up. The secret decides nothing that could be
    // seen, so that it need not come from outside to be the same when a node's life is replayed.
    this.kept = new KeptRing(new SipHash(new SecureRandom().nextLong(), 0));
  }

  @Override
  public void keep(Message message) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      int frameBytes = message.frame().length();
      if (frameBytes + KeptRing.BYTES_MIN + InOrder.BYTES_EACH > settings.bytesMax()) {
        lost++;
        return;
      }
      fresh.add(message, time.nanoTime());
      if (fresh.isFull()) {
        putAway();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Message> find(MessageId id) {
    byte @Nullable [] frame = copyOfFrame(id);
    return frame == null ? Optional.empty() : Optional.of(codec.restore(frame, id));
  }

  @Override
  public boolean contains(MessageId id) {
    lock.lock();
    try {
      putAway();
      return kept.find(id) != KeptRing.NOT_FOUND;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<MessageId> ids(IdRange range, Duration keptFor, int max) {
    long keptBy = time.nanoTime() - keptFor.toNanos();
    InOrder order = recentOrder();
    long[] near = LongStream.concat(order.near(range), positionsFrom(order.end())).toArray();
    List<MessageId> ids = new ArrayList<>();
    for (int from = 0; from < near.length; from += AT_ONCE) {
      lock.lock();
      try {
        for (int i = from; i < Math.min(near.length, from + AT_ONCE); i++) {
          addIf(range, keptBy, near[i], ids);
        }
      } finally {
        lock.unlock();
      }
    }
    ids.sort(null);
    return ids.size() > max ? List.copyOf(ids.subList(0, max)) : ids;
  }

  @Override
  public void expire() {
    long now = time.nanoTime();
    long mostNanos = settings.keepFor().toNanos();
    lock.lock();
    try {
      putAway();
      while (kept.size() > 0 && now - kept.keptNanos(kept.first()) >= mostNanos) {
        removeOldest();
      }
      frames.trim();
      if (inOrder.size() > kept.size() + InOrder.LOOSE_MAX) {
        inOrder = InOrder.NOTHING;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Usage usage() {
    lock.lock();
    try {
      putAway();
      return new Usage(kept.size(), bytes(), lost);
    } finally {
      lock.unlock();
    }
  }

  /** How many pieces of memory hold nothing, beside what {@link #usage} counts. */
  int spares() {
    lock.lock();
    try {
      return frames.spares();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      putAway();
      while (kept.size() > 0) {
        removeOldest();
      }
      frames.trim();
      inOrder = InOrder.NOTHING;
    } finally {
      lock.unlock();
    }
  }

  private byte @Nullable [] copyOfFrame(MessageId id) {
    lock.lock();
    try {
      putAway();
      long position = kept.find(id);
      if (position == KeptRing.NOT_FOUND) {
        return null;
      }
      long begin = position == kept.first() ? frames.first() : kept.frameEnd(position - 1);
      return frames.copy(begin, (int) (kept.frameEnd(position) - begin));
    } finally {
      lock.unlock();
    }
  }

  /** An order that does not lack too many; sorting happens outside the lock. */
  private InOrder recentOrder() {
    InOrder order = inOrder;
    long[] words;
    long first;
    lock.lock();
    try {
      putAway();
      first = kept.first();
      if (!order.lacks(kept.end() - Math.max(first, order.end()))) {
        return order;
      }
      words = kept.firstWords();
    } finally {
      lock.unlock();
    }
    order = InOrder.of(words, first);
    inOrder = order;
    return order;
  }

  private LongStream positionsFrom(long position) {
    lock.lock();
    try {
      return LongStream.range(Math.max(kept.first(), position), kept.end());
    } finally {
      lock.unlock();
    }
  }

  /** With the lock held. */
  private void addIf(IdRange range, long keptBy, long position, List<MessageId> ids) {
    if (position >= kept.first() && kept.keptNanos(position) - keptBy <= 0) {
      MessageId id = kept.id(position);
      if (range.contains(id)) {
        ids.add(id);
      }
    }
  }

  /** With the lock held. */
  private void putAway() {
    fresh.moveTo(this::put);
  }

  private void put(Message message, long keptNanos) {
    Bytes frame = message.frame();
    if (!kept.add(message.id(), keptNanos, frames.end() + frame.length())) {
      return;
    }
    // First, so that the frame goes where those were that make way.
    while (kept.size() > settings.messagesMax() || bytes() + frame.length() > settings.bytesMax()) {
      removeOldest();
    }
    frames.add(frame);
  }

  private void removeOldest() {
    frames.removeUpTo(kept.frameEnd(kept.first()));
    kept.removeFirst();
  }

  private long bytes() {
    return frames.bytes() + kept.bytes() + (long) kept.size() * InOrder.BYTES_EACH;
  }
}
