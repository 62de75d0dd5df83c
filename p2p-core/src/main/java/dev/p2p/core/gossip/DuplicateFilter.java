package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import dev.p2p.core.hash.SipHash;
import dev.p2p.core.settings.GossipSettings;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers which messages have been processed or are being processed, by their whole digest: two
 * different messages are never taken for the same.
 *
 * <p><b>How long.</b> A message in flight stays so until it settles. Then its id is remembered
 * until two generations after its own have passed, each of which is over when it is full or has
 * lasted {@code seenFor}: for at least half of {@code seenMax} further ids, or for at least {@code
 * seenFor} if there are fewer. An id that is met again does not become younger.
 *
 * <p><b>Whose.</b> An id is charged to the source that claimed it. Of each generation a source may
 * take the n-th part, where n is the number of sources of which an id is remembered within their
 * shares, or an eighth if there are more than eight. Ids beyond a source's share are kept apart, a
 * twelfth of {@code seenMax} to a generation: they are remembered for at least a sixth of {@code
 * seenMax} further ids beyond shares (or {@code seenFor}), and make way for such ids only. So up to
 * seven sources may flood at once without pushing out what others brought. This node is a source
 * too: an application that publishes more than its share does not make the node forget what peers
 * sent.
 *
 * <p>The limits of that: eight or more sources that flood together, such as one host under many
 * names, do push out the others' ids, though none of them more than its share of a generation. A
 * flooder that is first to bring another's message has its id charged to itself, where the flood
 * may push it out; another copy is then processed once more. Of more than 4,096 sources at a time
 * the last to come have one share together.
 *
 * <p><b>Memory.</b> It grows with use, to 38 bytes for each of {@code seenMax} ids, 43 while a
 * table grows for the last time; messages in flight and the names of sources come on top. Where an
 * id lands in the tables depends on a secret key: nobody can choose ids that are slow to look up.
 *
 * <p><b>Threading:</b> safe to share; a call holds a lock for one look-up, now and then for as long
 * as a table takes to grow.
 */
public final class DuplicateFilter {

  private final ReentrantLock lock = new ReentrantLock();
  private final SipHash hash;

  /** Guarded by lock. */
  private final InFlight inFlight = new InFlight();

  /** Guarded by lock. */
  private final SeenIds seen;

  /**
   * An empty filter.
   *
   * @param settings its {@code seenMax} is rounded down to a multiple of twelve, and is at least
   *     that
   * @param key drawn at random, and kept secret
   * @param nowNanos of the clock that is given to {@link #claim} too
   */
  public DuplicateFilter(GossipSettings settings, long key, long nowNanos) {
    this.hash = new SipHash(key, 0); // 64 secret bits are plenty: nobody sees a hash.
    this.seen = new SeenIds(hash, settings.seenMax(), settings.seenFor().toNanos(), nowNanos);
  }

  /**
   * Asks for the right to process a message. Of all who ask for the same id exactly one is told
   * {@link Claim#NEW}, until it settles with {@link Verdict#FAILED} or is forgotten. Who is told so
   * must settle: it stays in flight until then.
   *
   * @param source who has the message, for {@link #settle} to answer; whom its id is charged to if
   *     it is new
   */
  public Claim claim(MessageId id, Origin source, long nowNanos) {
    long idHash = hash.of(id);
    lock.lock();
    try {
      seen.age(nowNanos);
      if (seen.contains(id, idHash)) {
        return Claim.SEEN;
      }
      return inFlight.add(id, source) ? Claim.NEW : Claim.IN_FLIGHT;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Claims a message and settles it as accepted, in one step: for what need not be processed.
   *
   * @param source whom its id is charged to
   * @return whether it is new; if not, nothing has changed
   */
  public boolean accept(MessageId id, Origin source, long nowNanos) {
    long idHash = hash.of(id);
    lock.lock();
    try {
      seen.age(nowNanos);
      boolean isNew = !inFlight.contains(id) && !seen.contains(id, idHash);
      if (isNew) {
        seen.add(id, idHash, source);
      }
      return isNew;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a message has been seen or is in flight; claims nothing. */
  public boolean isKnown(MessageId id) {
    long idHash = hash.of(id);
    lock.lock();
    try {
      return inFlight.contains(id) || seen.contains(id, idHash);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether a message has been seen or is in flight, when somebody says to have it; claims nothing.
   *
   * @param holder who has it, for {@link #settle} to answer
   */
  public boolean isKnown(MessageId id, Origin holder) {
    long idHash = hash.of(id);
    lock.lock();
    try {
      if (seen.contains(id, idHash)) {
        return true;
      }
      boolean isInFlight = inFlight.contains(id);
      if (isInFlight) {
        var unused = inFlight.add(id, holder);
      }
      return isInFlight;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says what became of a claimed message. After {@link Verdict#FAILED} it may be claimed anew,
   * else it has been seen. Does nothing if the message is not in flight.
   *
   * @return who has the message, each once: the one who claimed it and those whose copies came
   *     meanwhile, 64 at most; nobody if it is not in flight
   */
  public List<Origin> settle(MessageId id, Verdict verdict) {
    long idHash = hash.of(id);
    lock.lock();
    try {
      List<Origin> holders = inFlight.remove(id);
      if (!holders.isEmpty() && verdict != Verdict.FAILED) {
        seen.add(id, idHash, holders.getFirst());
      }
      return holders;
    } finally {
      lock.unlock();
    }
  }

  /** How many ids are known: at most {@code seenMax} that were seen, and those in flight. */
  public int size() {
    lock.lock();
    try {
      return seen.size() + inFlight.size();
    } finally {
      lock.unlock();
    }
  }

  /** What the tables of the ids that were seen take. */
  long bytes() {
    lock.lock();
    try {
      return seen.bytes();
    } finally {
      lock.unlock();
    }
  }
}
