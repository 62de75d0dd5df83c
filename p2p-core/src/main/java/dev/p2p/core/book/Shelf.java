package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a place, and who gives way: puts addresses into the tables, and moves them between fresh
 * and tried.
 *
 * <p><b>Threading:</b> guarded by the book's lock.
 */
final class Shelf {

  /** A tried address that was good so recently is not tested for another's sake. */
  private static final long PROVEN_FOR_MILLIS = Duration.ofHours(4).toMillis();

  private final Tables tables;
  private final Challenges challenges;
  private final long forgetAfterMillis;

  /** Guarded by the book's lock: when a node was last reached, wherever. */
  private long reachedMillis;

  Shelf(Tables tables, Challenges challenges, long forgetAfterMillis) {
    this.tables = tables;
    this.challenges = challenges;
    this.forgetAfterMillis = forgetAfterMillis;
  }

  /** An address was named, which may be kept; false if it is not, for its place is taken. */
  boolean take(NodeAddress address, AddressSource source, long nowMillis) {
    AddressGroup group =
        switch (source) {
          case AddressSource.Configured() -> AddressGroup.CONFIGURED;
          case AddressSource.Dns(var name) -> AddressGroup.ofName(name);
          case AddressSource.Itself() -> AddressGroup.of(address);
          case AddressSource.Peer(var peer, var direction) -> AddressGroup.of(peer);
        };
    Entry entry = new Entry(address, group, Standing.of(source), History.heard(nowMillis));
    return putFresh(entry, nowMillis);
  }

  /** An address was named that is kept. Who counts less than who named it before is not heard. */
  void heardAgain(Entry entry, Standing standing, long nowMillis) {
    int order = standing.compareTo(entry.standing());
    if (order >= 0) {
      entry.history(entry.history().heardAgain(nowMillis));
    }
    if (order > 0) {
      tables.restand(entry, standing);
    }
  }

  /** A node was found at an address, which may be new but may be kept. */
  void succeeded(NodeAddress address, long nowMillis) {
    reachedMillis = Math.max(reachedMillis, nowMillis);
    @Nullable Entry known = tables.find(address);
    if (known == null) {
      Entry entry =
          new Entry(address, AddressGroup.of(address), Standing.MET, History.reached(nowMillis));
      promote(entry, nowMillis);
      return;
    }
    known.history(known.history().succeeded(nowMillis));
    if (known.isTried()) {
      var unused = challenges.end(address, nowMillis);
    } else {
      promote(known, nowMillis);
    }
  }

  /** An attempt failed. If another wants its place, it gives way. */
  void failed(Entry entry, long nowMillis) {
    if (!entry.failed(reachedMillis, nowMillis)) {
      return;
    }
    Optional<Entry> challenger = challenges.end(entry.address(), nowMillis).map(tables::find);
    challenger
        .filter(better -> !better.isTried())
        .ifPresent(better -> {
          tables.remove(entry);
          promote(better, nowMillis);
          putFresh(entry, nowMillis);
        });
  }

  /** An address that was saved, if it is not too old and still has a place. */
  void restore(Remembered saved, long nowMillis) {
    History history = saved.history().until(nowMillis);
    Entry entry = new Entry(saved.address(), saved.source(), saved.standing(), history);
    boolean forgotten = history.isForgotten(nowMillis, forgetAfterMillis);
    if (!forgotten && !(saved.tried() && tables.putTried(entry, holder -> false))) {
      putFresh(entry, nowMillis);
    }
  }

  /**
   * To a tried place. If there is none left it is fresh, until somebody has been tested and failed.
   */
  private void promote(Entry entry, long nowMillis) {
    tables.remove(entry);
    if (tables.putTried(entry, holder -> isTerrible(holder, nowMillis))) {
      return;
    }
    putFresh(entry, nowMillis);
    @Nullable Entry rival = tables.triedRival(entry);
    if (rival != null && !rival.history().succeededWithin(PROVEN_FOR_MILLIS, nowMillis)) {
      challenges.add(rival.address(), entry.address(), nowMillis);
    }
  }

  /** Whether there was a fresh place for it. */
  private boolean putFresh(Entry entry, long nowMillis) {
    return tables.putFresh(
        entry,
        holder ->
            holder.standing().compareTo(entry.standing()) < 0 || isTerrible(holder, nowMillis));
  }

  private boolean isTerrible(Entry entry, long nowMillis) {
    return entry.history().isTerrible(nowMillis, forgetAfterMillis);
  }
}
