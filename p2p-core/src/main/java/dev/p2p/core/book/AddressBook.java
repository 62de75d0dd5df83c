package dev.p2p.core.book;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The addresses at which there may be nodes, and what is known of them: learned from whoever names
 * them, drawn from to dial and to tell others.
 *
 * <p>Nobody can fill it. An address belongs into one bucket, found by a keyed hash of its group and
 * of the group of who named it first ({@link AddressGroup}), so that one source can fill a
 * sixteenth of what is fresh, and one group of what proved good at most one place in 32. Who has a
 * place keeps it, unless it failed, is too old, or was only heard of while the newcomer is named by
 * somebody we chose. Where a good address finds its bucket full of good ones, one of these is
 * tested first. Drawing is by group, then by address.
 *
 * <p>The design is that of Bitcoin Core's address manager (its {@code addrman.h} and {@code
 * addrman.cpp}), with the counter-measures of E. Heilman, A. Kendler, A. Zohar and S. Goldberg,
 * <i>Eclipse Attacks on Bitcoin's Peer-to-Peer Network</i> (USENIX Security 2015): buckets, test
 * before evict, feelers, anchors. It differs where networks are of hundreds of nodes rather than
 * ten thousands. An address has one fresh place, not up to eight, and any that is free in its
 * bucket will do: two honest ones must not be in each other's way while there is room. Draws are by
 * group rather than by bucket, as the few groups of an attacker would fill many buckets.
 *
 * <p><b>Threading:</b> safe to share, by one lock that is held for microseconds, or for as long as
 * {@link #snapshot} takes to copy; predicates are called without it. Nothing here waits.
 */
public final class AddressBook {

  /** What an address takes of the Java heap at most, with its place and what finds it. */
  static final int ENTRY_HEAP_BYTES = 640;

  /** Draws until one is eligible. Then up to so many are looked at one after the other. */
  private static final int DRAWS_MAX = 50;

  private static final int LOOKS_MAX = 256;

  private static final int DRAWS_PER_SAMPLE = 4;

  private final BookSettings settings;
  private final Tables tables;
  private final Challenges challenges = new Challenges();
  private final Shelf shelf;
  private final Lot lot;
  private final Doorkeeper doorkeeper;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock. */
  private List<NodeAddress> anchors = List.of();

  /** Guarded by lock. */
  private long changes;

  /** An empty book, with a secret of its own from {@code random}, which nobody may foresee. */
  public AddressBook(BookSettings settings, RandomGenerator random) {
    this(settings, random.nextLong(), random.nextLong());
  }

  private AddressBook(BookSettings settings, long secret0, long secret1) {
    int bucketSize = settings.addressesMax() / BookSettings.BUCKETS;
    this.settings = settings;
    this.tables = new Tables(new Buckets(secret0, secret1, bucketSize));
    this.shelf = new Shelf(tables, challenges, settings.forgetAfter().toMillis());
    this.lot = new Lot(tables);
    this.doorkeeper = new Doorkeeper(settings);
  }

  /** The book that was saved as {@code saved}, or what is wrong with it. */
  public static Restored restore(Bytes saved, BookSettings settings, Instant now) {
    return switch (BookParser.parse(saved)) {
      case BookParser.Parsed.Contents(var contents) ->
          new Restored.Book(of(contents, settings, now.toEpochMilli()));
      case BookParser.Parsed.Bad(var damage) -> new Restored.Damaged(damage);
    };
  }

  private static AddressBook of(BookContents contents, BookSettings settings, long nowMillis) {
    AddressBook book = new AddressBook(settings, contents.secret0(), contents.secret1());
    contents.addresses().forEach(saved -> book.shelf.restore(saved, nowMillis));
    book.anchors = contents.anchors().stream().limit(settings.anchorsMax()).toList();
    return book;
  }

  /** A text that {@link #restore} makes this book of again. */
  public Bytes snapshot() {
    return BookText.format(locked(this::contents));
  }

  /** Grows with each change that is worth saving. */
  public long changes() {
    return locked(() -> changes);
  }

  /** Somebody says that there may be a node at {@code address}. */
  public Learned learn(NodeAddress address, AddressSource source, Instant now) {
    long nowMillis = now.toEpochMilli();
    return locked(() ->
        doorkeeper
            .refusal(address, source, nowMillis)
            .map(doorkeeper::refuse)
            .orElseGet(() -> take(address, source, nowMillis)));
  }

  /**
   * This address is ours: it is not kept any more, nor learned again. Of addresses told so the
   * latest 64 are remembered.
   */
  public void own(NodeAddress address) {
    change(() -> {
      doorkeeper.own(address);
      entry(address).ifPresent(tables::remove);
    });
  }

  /** The address is being dialled. */
  public void attempted(NodeAddress address, Instant now) {
    long nowMillis = now.toEpochMilli();
    change(() ->
        entry(address).ifPresent(entry -> entry.history(entry.history().attempted(nowMillis))));
  }

  /**
   * An attempt failed, at whatever stage. While no node is reached anywhere, one failure is held
   * against each address and no more: it is our own connection that fails.
   */
  public void failed(NodeAddress address, Instant now) {
    change(() -> entry(address).ifPresent(entry -> shelf.failed(entry, now.toEpochMilli())));
  }

  /**
   * A node that may stay was found there; to be said when its handshake is done, and again when a
   * good connection ends. An address that is not in the book comes in by that.
   */
  public void succeeded(NodeAddress address, Instant now) {
    change(() -> {
      if (doorkeeper.refusal(address).isEmpty()) {
        shelf.succeeded(address, now.toEpochMilli());
      }
    });
  }

  /**
   * An address to connect to, tried or fresh about evenly; empty if none was found eligible, which
   * in a book of more than some hundred does not mean that none is.
   *
   * @param eligible called without the book's lock, for several addresses and for some repeatedly
   */
  public Optional<NodeAddress> pick(
      RandomGenerator random, Predicate<NodeAddress> eligible, Instant now) {
    return search(lot::any, random, eligible, now).or(() -> look(false, random, eligible));
  }

  /**
   * An address to be tested, without need of the peer: one whose place another wants, else one at
   * which no node was found yet; empty as in {@link #pick}.
   *
   * @param eligible as in {@link #pick}
   */
  public Optional<NodeAddress> pickFeeler(
      RandomGenerator random, Predicate<NodeAddress> eligible, Instant now) {
    return toBeTested(now.toEpochMilli()).stream()
        .filter(eligible)
        .findFirst()
        .or(() -> search(lot::fresh, random, eligible, now))
        .or(() -> look(true, random, eligible));
  }

  /**
   * Addresses to tell a peer of: what this node knows from first hand, has seen of late and can be
   * reached from there; each once, in no order.
   *
   * @param max at most so many
   * @param asker the address of the peer, which is left out itself
   */
  public List<NodeAddress> sample(int max, NodeAddress asker, RandomGenerator random, Instant now) {
    long nowMillis = now.toEpochMilli();
    AddressScope scope = AddressScope.of(asker);
    return locked(() -> {
      SequencedSet<NodeAddress> sample = new LinkedHashSet<>();
      for (int i = 0; i < DRAWS_PER_SAMPLE * max && sample.size() < max; i++) {
        lot.known(random)
            .filter(entry -> entry.history().isGood(nowMillis))
            .map(Entry::address)
            .filter(address -> AddressScope.of(address).isOpenTo(scope))
            .filter(address -> !address.equals(asker))
            .ifPresent(sample::add);
      }
      return List.copyOf(sample);
    });
  }

  /** The addresses to be tried first after a restart: as saved, or as last said. */
  public List<NodeAddress> anchors() {
    return locked(() -> anchors);
  }

  /** These are to be tried first after a restart; beyond the settings' bound the first of them. */
  public void anchors(List<NodeAddress> addresses) {
    List<NodeAddress> first = addresses.stream().limit(settings.anchorsMax()).toList();
    if (!anchors().equals(first)) {
      change(() -> anchors = first);
    }
  }

  /** What is known of an address, if it is in the book. */
  public Optional<AddressInfo> find(NodeAddress address) {
    return locked(() -> entry(address).map(AddressInfo::of));
  }

  /** What it holds, and what it did not take. */
  public BookUsage usage() {
    return locked(() -> {
      int fresh = tables.allFresh().size();
      int tried = tables.allTried().size();
      long heapBytes = (long) ENTRY_HEAP_BYTES * (fresh + tried);
      return new BookUsage(fresh, tried, heapBytes, doorkeeper.refused());
    });
  }

  private Learned take(NodeAddress address, AddressSource source, long nowMillis) {
    Optional<Entry> known = entry(address);
    if (known.isPresent()) {
      shelf.heardAgain(known.get(), Standing.of(source), nowMillis);
      return new Learned.Known();
    }
    if (!shelf.take(address, source, nowMillis)) {
      return doorkeeper.refuse(Refusal.SHARE_FULL);
    }
    changes++;
    return new Learned.Added();
  }

  private List<NodeAddress> toBeTested(long nowMillis) {
    return locked(() ->
        challenges.holders(nowMillis).stream()
            .flatMap(holder -> entry(holder).stream())
            .filter(entry -> !entry.history().attemptedJustNow(nowMillis))
            .map(Entry::address)
            .toList());
  }

  private Optional<NodeAddress> search(
      Function<RandomGenerator, Optional<Entry>> draw,
      RandomGenerator random,
      Predicate<NodeAddress> eligible,
      Instant now) {
    for (int i = 0; i < DRAWS_MAX; i++) {
      Optional<NodeAddress> drawn = drawn(draw, random, now.toEpochMilli());
      if (drawn.filter(eligible).isPresent()) {
        return drawn;
      }
    }
    return Optional.empty();
  }

  private Optional<NodeAddress> drawn(
      Function<RandomGenerator, Optional<Entry>> draw, RandomGenerator random, long nowMillis) {
    return locked(() ->
        draw.apply(random)
            .filter(entry -> random.nextDouble() < entry.history().chance(nowMillis))
            .map(Entry::address));
  }

  private Optional<NodeAddress> look(
      boolean freshOnly, RandomGenerator random, Predicate<NodeAddress> eligible) {
    return locked(() -> lot.inTurn(freshOnly, LOOKS_MAX, random)).stream()
        .filter(eligible)
        .findFirst();
  }

  private Optional<Entry> entry(NodeAddress address) {
    return Optional.ofNullable(tables.find(address));
  }

  private BookContents contents() {
    Buckets buckets = tables.buckets();
    return new BookContents(
        buckets.secret0(),
        buckets.secret1(),
        anchors,
        tables.all().stream().map(Remembered::of).toList());
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changes++;
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> what) {
    lock.lock();
    try {
      return what.get();
    } finally {
      lock.unlock();
    }
  }
}
