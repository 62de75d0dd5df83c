package dev.p2p.testkit.store;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** As simple a store as the contract allows, or one that breaks it in one way. */
final class PlainMessageStore implements MessageStore {

  private final Flaw flaw;
  private final Limits limits;
  private final ManualTime time;
  private final Thread owner = Thread.currentThread();
  private final Lock lock = new ReentrantLock();

  /** Guarded by lock: the oldest first. */
  private final Map<MessageId, Entry> entries = new LinkedHashMap<>();

  /** Guarded by lock. */
  private long lost;

  /** Guarded by lock. */
  private long leaked;

  /** Guarded by lock. */
  private boolean closed;

  /** Guarded by lock: what was let go of. */
  private final List<MessageId> gone = new ArrayList<>();

  PlainMessageStore(Flaw flaw, Limits limits, ManualTime time) {
    this.flaw = flaw;
    this.limits = limits;
    this.time = time;
  }

  private record Entry(Message message, long keptNanos) {}

  @Override
  public void keep(Message message) {
    locked(() -> {
      if (!closed && mayBeKept(message)) {
        entries.put(message.id(), new Entry(message, time.nanoTime()));
        makeRoom();
      }
      return "done";
    });
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return locked(() -> {
      Optional<Message> any = entries.values().stream().map(Entry::message).findFirst();
      Optional<Message> right = Optional.ofNullable(entries.get(id)).map(Entry::message);
      return switch (flaw) {
        case FINDS_ANOTHER -> right.isPresent() ? any : right;
        case FINDS_WHAT_IT_DOES_NOT_KEEP -> right.isPresent() ? right : any;
        default -> right.map(this::read);
      };
    });
  }

  @Override
  public boolean contains(MessageId id) {
    return locked(() -> entries.containsKey(id));
  }

  @Override
  public List<MessageId> ids(IdRange range, Duration keptFor, int max) {
    return locked(() -> {
      Stream<Entry> within =
          entries.values().stream()
              .filter(entry ->
                  flaw == Flaw.LISTS_BEYOND_THE_RANGE || range.contains(entry.message().id()));
      if (flaw == Flaw.LIMITS_BEFORE_IT_LOOKS_HOW_LONG) {
        within = ordered(within, true).limit(max);
      }
      return ordered(within, flaw != Flaw.LISTS_BY_AGE)
          .filter(entry -> flaw == Flaw.IGNORES_HOW_LONG || age(entry) >= keptFor.toNanos())
          .map(entry -> entry.message().id())
          .limit(flaw == Flaw.LISTS_ALL ? Integer.MAX_VALUE : max)
          .toList();
    });
  }

  @Override
  public void expire() {
    Duration most =
        flaw == Flaw.KEEPS_A_LITTLE_LONGER ? limits.keepFor().plusNanos(1) : limits.keepFor();
    locked(() -> {
      entries.values().stream()
          .filter(entry -> flaw != Flaw.KEEPS_FOR_EVER && age(entry) >= most.toNanos())
          .toList()
          .forEach(this::letGo);
      return "done";
    });
  }

  @Override
  public Usage usage() {
    return locked(() -> {
      long bytes = flaw == Flaw.SAYS_NOTHING_OF_MEMORY ? 0 : bytes();
      return new Usage(entries.size(), bytes + leaked, lost);
    });
  }

  @Override
  public void close() {
    locked(() -> {
      if (flaw != Flaw.LIVES_ON_AFTER_CLOSE) {
        closed = true;
        entries.clear();
      }
      return "done";
    });
  }

  private boolean mayBeKept(Message message) {
    boolean tooLarge = message.frame().length() > limits.bytesMax();
    if (tooLarge) {
      lost++;
      if (flaw == Flaw.MAKES_ROOM_FOR_WHAT_NEVER_FITS) {
        entries.clear();
      }
      return false;
    }
    if (flaw == Flaw.KEEPS_AGAIN_AS_IF_NEW) {
      entries.remove(message.id());
    }
    boolean again = flaw == Flaw.FORGETS_WHAT_IT_LET_GO_OF && gone.contains(message.id());
    return !entries.containsKey(message.id()) && !again;
  }

  private void makeRoom() {
    boolean over = isOver();
    while (over) {
      List<Entry> byAge = List.copyOf(entries.values());
      letGo(byAge.get(flaw == Flaw.GIVES_UP_THE_NEWEST ? byAge.size() - 1 : 0));
      lost += flaw == Flaw.COUNTS_EVICTED_AS_LOST ? 1 : 0;
      over = isOver() && flaw != Flaw.MAKES_ROOM_FOR_ONE_ONLY;
    }
  }

  private boolean isOver() {
    boolean inMessages = entries.size() > limits.messagesMax();
    return (inMessages && flaw != Flaw.COUNTS_NO_MESSAGES)
        || (bytes() > limits.bytesMax() && flaw != Flaw.COUNTS_NO_BYTES);
  }

  private void letGo(Entry entry) {
    entries.remove(entry.message().id());
    gone.add(entry.message().id());
    leaked += flaw == Flaw.LEAKS_MEMORY ? 1 : 0;
  }

  private Message read(Message message) {
    if (flaw != Flaw.CUTS_LARGE_FRAMES || message.payload().length() < 500) {
      return message;
    }
    Bytes cut = message.payload().slice(0, 499);
    return new Message(message.topic(), message.id(), 0, message.origin(), cut, message.frame());
  }

  private Stream<Entry> ordered(Stream<Entry> unordered, boolean byId) {
    Comparator<Entry> order =
        flaw == Flaw.LISTS_IN_SIGNED_ORDER
            ? Comparator.comparingLong(entry -> entry.message().id().w0())
            : Comparator.comparing(entry -> entry.message().id());
    return byId ? unordered.sorted(order) : unordered;
  }

  private long age(Entry entry) {
    return time.nanoTime() - entry.keptNanos();
  }

  private long bytes() {
    return entries.values().stream().mapToLong(entry -> entry.message().frame().length()).sum();
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      if (flaw == Flaw.IS_FOR_ONE_THREAD && Thread.currentThread() != owner) {
        throw new IllegalStateException("called on another thread");
      }
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
