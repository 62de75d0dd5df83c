package dev.p2p.core.book;

import dev.p2p.api.Bytes;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.spi.Actor;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.StateStore;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Keeps an address book over a restart: reads it when it is opened, and saves it now and then and
 * when it is closed. A book that can't be read is set aside, and an empty one begun. While saving
 * fails the node goes on, and it is tried again.
 *
 * <p><b>Threading:</b> {@link #tick} on the ticker and waits for nothing; turns one after the
 * other, on a thread of their own, which waits for the disk; {@link #close} from any thread, which
 * waits for the turn in progress and for the disk. The store is used by one of them at a time, and
 * is closed by whoever opened it.
 */
public final class BookKeeper implements Actor, AutoCloseable {

  /** The name of the book in the store. */
  public static final String NAME = "addresses";

  private final StateStore store;
  private final AddressBook book;
  private final NodeObserver observer;
  private final long saveEveryNanos;
  private final AtomicLong failures = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition due = lock.newCondition();

  /** Held while the store is used. */
  private final ReentrantLock saving = new ReentrantLock();

  /** Guarded by lock: when the book was last due. */
  private long dueNanos;

  /** Guarded by lock: the book is to be saved. */
  private boolean asked;

  /** Guarded by lock. */
  private boolean closed;

  /** Guarded by saving: the book's changes that are saved. */
  private long savedChanges;

  /** Guarded by saving: it could not be saved, and that has been told. */
  private boolean failing;

  /**
   * What a keeper needs of its node.
   *
   * @param observer who is told what can't be read or saved
   * @param time where time comes from
   * @param random for the secret of a new book; nobody may foresee it
   */
  public record Surroundings(NodeObserver observer, TimeSource time, RandomGenerator random) {}

  private BookKeeper(
      StateStore store, AddressBook book, BookSettings settings, Surroundings around) {
    this.store = store;
    this.book = book;
    this.observer = around.observer();
    this.saveEveryNanos = settings.saveEvery().toNanos();
    this.dueNanos = around.time().nanoTime();
    this.savedChanges = book.changes();
  }

  /**
   * Reads the book in {@code store}, or begins one; waits for the disk.
   *
   * @throws IOException if there is one that can neither be read nor be set aside
   */
  public static BookKeeper open(StateStore store, BookSettings settings, Surroundings around)
      throws IOException {
    return new BookKeeper(store, load(store, settings, around), settings, around);
  }

  /** The book that is kept. */
  public AddressBook book() {
    return book;
  }

  /** How often saving it has failed. */
  public long failures() {
    return failures.get();
  }

  /** Looks at the time: has the book saved if that is due. */
  public void tick(long nowNanos) {
    lock.lock();
    try {
      if (nowNanos - dueNanos >= saveEveryNanos) {
        dueNanos = nowNanos;
        asked = true;
        due.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isReady() {
    lock.lock();
    try {
      return asked || closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean turn() {
    boolean goOn = awaitDue();
    if (goOn) {
      save();
    }
    return goOn;
  }

  /** Saves the book for the last time, if it has changed. Later calls do nothing more. */
  @Override
  public void close() {
    if (beginClosing()) {
      save();
    }
  }

  private static AddressBook load(StateStore store, BookSettings settings, Surroundings around)
      throws IOException {
    String why;
    try {
      Optional<Bytes> saved = store.load(NAME);
      if (saved.isEmpty()) {
        return new AddressBook(settings, around.random());
      }
      switch (AddressBook.restore(saved.get(), settings, around.time().now())) {
        case Restored.Book(var book) -> {
          return book;
        }
        case Restored.Damaged(var damage) -> why = damage.toString();
      }
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    }
    String where = store.setAside(NAME);
    around.observer().onEvent(new NodeEvent.StateSetAside(NAME, where, why));
    return new AddressBook(settings, around.random());
  }

  /** Whether it is due; false once it is closed. */
  private boolean awaitDue() {
    lock.lock();
    try {
      while (!asked && !closed) {
        due.awaitUninterruptibly();
      }
      asked = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was open. */
  private boolean beginClosing() {
    lock.lock();
    try {
      boolean wasOpen = !closed;
      closed = true;
      due.signalAll();
      return wasOpen;
    } finally {
      lock.unlock();
    }
  }

  private void save() {
    saveIfChanged().ifPresent(why -> observer.onEvent(new NodeEvent.StateNotSaved(NAME, why)));
  }

  /** Why it could not be saved, if that is news. */
  private Optional<String> saveIfChanged() {
    saving.lock();
    try {
      long changes = book.changes();
      if (changes != savedChanges) {
        store.save(NAME, book.snapshot());
        savedChanges = changes;
        failing = false;
      }
      return Optional.empty();
    } catch (IOException e) {
      failures.incrementAndGet();
      boolean news = !failing;
      failing = true;
      return news ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
    } finally {
      saving.unlock();
    }
  }
}
