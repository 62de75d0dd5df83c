package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.Verdict;
import dev.p2p.core.settings.GossipSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which messages have been processed or are being processed, by their whole digest: two
 * different messages are never taken for the same.
 *
 * <p>Ids live in two generations. When the younger is half of what may be remembered, or old
 * enough, it becomes the elder and the elder is forgotten; so an id is remembered for at least half
 * of {@code seenMax} further ids, and for at least {@code seenFor} while there are fewer. An id
 * that is met again does not become younger.
 *
 * <p><b>Threading:</b> safe to share; a claim holds a lock for one look-up.
 */
public final class DuplicateFilter {

  /** Sources remembered per message in flight; copies from more are dropped all the same. */
  private static final int HOLDERS_MAX = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final int generationMax;
  private final long generationNanos;

  /** Guarded by lock: id to those who have the message, while it is in flight; to nobody after. */
  private Map<MessageId, List<Origin>> younger = new HashMap<>();

  /** Guarded by lock. */
  private Map<MessageId, List<Origin>> elder = new HashMap<>();

  /** Guarded by lock: when the younger generation began. */
  private long bornNanos;

  /**
   * An empty filter.
   *
   * @param nowNanos of the clock that is given to {@link #claim} too
   */
  public DuplicateFilter(GossipSettings settings, long nowNanos) {
    this.generationMax = settings.seenMax() / 2;
    this.generationNanos = settings.seenFor().toNanos();
    this.bornNanos = nowNanos;
  }

  /**
   * Asks for the right to process a message. Of all who ask for the same id exactly one is told
   * {@link Claim#NEW}, until it settles with {@link Verdict#FAILED}.
   *
   * @param source who has the message, for {@link #settle} to answer
   */
  public Claim claim(MessageId id, Origin source, long nowNanos) {
    lock.lock();
    try {
      rotateIfDue(nowNanos);
      List<Origin> holders = find(id);
      if (holders != null) {
        return claimAgain(holders, source);
      }
      List<Origin> first = new ArrayList<>(1);
      first.add(source);
      younger.put(id, first);
      return Claim.NEW;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether a message has been seen or is being processed, without claiming it.
   *
   * @param holder who has it, for {@link #settle} to answer
   */
  public boolean isKnown(MessageId id, Origin holder) {
    lock.lock();
    try {
      List<Origin> holders = find(id);
      if (holders != null) {
        var unused = claimAgain(holders, holder);
      }
      return holders != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says what became of a claimed message. After {@link Verdict#FAILED} it may be claimed anew,
   * else it has been seen. One that was forgotten meanwhile is remembered again if there is room.
   *
   * @return who has the message: the one who claimed it and those whose copies came meanwhile;
   *     nobody if it was forgotten
   */
  public List<Origin> settle(MessageId id, Verdict verdict) {
    lock.lock();
    try {
      Map<MessageId, List<Origin>> generation = elder.containsKey(id) ? elder : younger;
      List<Origin> holders = generation.remove(id);
      boolean fits = holders != null || younger.size() < generationMax;
      if (verdict != Verdict.FAILED && fits) {
        generation.put(id, List.of());
      }
      return holders == null ? List.of() : holders;
    } finally {
      lock.unlock();
    }
  }

  /** How many ids are remembered; at most {@code seenMax}. */
  public int size() {
    lock.lock();
    try {
      return younger.size() + elder.size();
    } finally {
      lock.unlock();
    }
  }

  private static Claim claimAgain(List<Origin> holders, Origin source) {
    if (holders.isEmpty()) {
      return Claim.SEEN;
    }
    if (holders.size() < HOLDERS_MAX) {
      holders.add(source);
    }
    return Claim.IN_FLIGHT;
  }

  private @Nullable List<Origin> find(MessageId id) {
    List<Origin> holders = younger.get(id);
    return holders == null ? elder.get(id) : holders;
  }

  private void rotateIfDue(long nowNanos) {
    boolean old = nowNanos - bornNanos >= generationNanos;
    if (old || younger.size() >= generationMax) {
      elder = younger;
      younger = new HashMap<>();
      bornNanos = nowNanos;
    }
  }
}
