package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one would write first: ids in two generations of {@code HashMap} behind a lock. It knows no
 * shares of sources and no time, and takes several times the memory.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class LockedMaps {

  private final ReentrantLock lock = new ReentrantLock();
  private final int generationMax;

  /** Guarded by lock: id to those who have the message, while it is in flight; to nobody after. */
  private Map<MessageId, List<Origin>> younger = new HashMap<>();

  /** Guarded by lock. */
  private Map<MessageId, List<Origin>> elder = new HashMap<>();

  LockedMaps(int max) {
    this.generationMax = max / 2;
  }

  Claim claim(MessageId id, Origin source) {
    lock.lock();
    try {
      if (younger.size() >= generationMax) {
        elder = younger;
        younger = new HashMap<>();
      }
      List<Origin> holders = holdersOf(id);
      if (holders == null) {
        List<Origin> first = new ArrayList<>(1);
        first.add(source);
        younger.put(id, first);
        return Claim.NEW;
      }
      if (holders.isEmpty()) {
        return Claim.SEEN;
      }
      holders.add(source);
      return Claim.IN_FLIGHT;
    } finally {
      lock.unlock();
    }
  }

  /** The message was processed. Returns who has it. */
  List<Origin> settle(MessageId id) {
    lock.lock();
    try {
      Map<MessageId, List<Origin>> generation = elder.containsKey(id) ? elder : younger;
      List<Origin> holders = generation.put(id, List.of());
      return holders == null ? List.of() : holders;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable List<Origin> holdersOf(MessageId id) {
    List<Origin> holders = younger.get(id);
    return holders == null ? elder.get(id) : holders;
  }
}
