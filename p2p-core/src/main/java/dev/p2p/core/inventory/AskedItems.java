package dev.p2p.core.inventory;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.PeerId;
import dev.p2p.core.settings.InventorySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which items peers were asked for: each of one peer at a time, and if that does not send it in
 * time, of another one that announces it.
 *
 * <p><b>Threading:</b> safe to share; holds its lock for as long as it takes to go through one
 * inventory. Never waits.
 */
final class AskedItems {

  /** Somebody was asked; the item may have come since. */
  private record Asked(PeerId peer, long atNanos, boolean arrived) {}

  /**
   * What became of an inventory.
   *
   * @param items those that the peer is to be asked for
   * @param beyondShare how many were passed over because the peer is asked for as much as it may be
   * @param beyondRoom how many were passed over because all peers together are
   */
  record Claimed(List<InventoryItem> items, int beyondShare, int beyondRoom) {}

  private final InventorySettings settings;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock; asked within {@code askFor}, longest ago first. */
  private final Map<InventoryItem, Asked> awaited = new LinkedHashMap<>();

  /** Guarded by lock; asked for in vain, within {@code avoidFor} after that, longest ago first. */
  private final Map<InventoryItem, Asked> failed = new LinkedHashMap<>();

  /** Guarded by lock; only looked up in: how many items each peer is awaited to send. */
  private final Map<PeerId, Integer> awaitedOf = new HashMap<>();

  /** Nobody was asked yet. */
  AskedItems(InventorySettings settings) {
    this.settings = settings;
  }

  /** Takes the items that {@code peer} announces and nobody is asked for, to be asked of it. */
  Claimed claim(Iterable<InventoryItem> announced, PeerId peer, long nowNanos) {
    lock.lock();
    try {
      expire(nowNanos);
      List<InventoryItem> items = new ArrayList<>();
      int beyondShare = 0;
      int beyondRoom = 0;
      for (InventoryItem item : announced) {
        if (awaited.containsKey(item) || isAvoided(item, peer)) {
          continue;
        }
        if (awaitedOf.getOrDefault(peer, 0) >= settings.askedPerPeerMax()) {
          beyondShare++;
        } else if (awaited.size() >= settings.askedMax()) {
          beyondRoom++;
        } else {
          items.add(item);
          ask(item, peer, nowNanos);
        }
      }
      return new Claimed(items, beyondShare, beyondRoom);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is asked for these after all. */
  void release(Iterable<InventoryItem> items) {
    lock.lock();
    try {
      for (InventoryItem item : items) {
        countDown(awaited.remove(item));
      }
    } finally {
      lock.unlock();
    }
  }

  /** An item has come, from whomever; for a while it is not asked for all the same. */
  void arrived(InventoryItem item) {
    lock.lock();
    try {
      failed.remove(item);
      Asked asked = awaited.get(item);
      if (asked != null && !asked.arrived()) {
        countDown(asked);
        awaited.put(item, new Asked(asked.peer(), asked.atNanos(), true));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether anything is awaited, or was in vain. */
  boolean isEmpty() {
    lock.lock();
    try {
      return awaited.isEmpty() && failed.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void ask(InventoryItem item, PeerId peer, long nowNanos) {
    failed.remove(item);
    awaited.put(item, new Asked(peer, nowNanos, false));
    awaitedOf.merge(peer, 1, Integer::sum);
  }

  private boolean isAvoided(InventoryItem item, PeerId peer) {
    Asked before = failed.get(item);
    return before != null && before.peer().equals(peer);
  }

  private void expire(long nowNanos) {
    long askedBy = nowNanos - settings.askFor().toNanos();
    Iterator<Map.Entry<InventoryItem, Asked>> oldestFirst = awaited.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<InventoryItem, Asked> entry = oldestFirst.next();
      Asked asked = entry.getValue();
      if (asked.atNanos() - askedBy > 0) {
        break;
      }
      oldestFirst.remove();
      countDown(asked);
      if (!asked.arrived()) {
        failed.put(entry.getKey(), asked);
      }
    }
    forgetFailed(askedBy - settings.avoidFor().toNanos());
  }

  private void forgetFailed(long askedByNanos) {
    Iterator<Asked> oldestFirst = failed.values().iterator();
    while (oldestFirst.hasNext()) {
      boolean old = oldestFirst.next().atNanos() - askedByNanos <= 0;
      if (!old && failed.size() <= settings.askedMax()) {
        break;
      }
      oldestFirst.remove();
    }
  }

  private void countDown(@Nullable Asked asked) {
    if (asked != null && !asked.arrived()) {
      awaitedOf.computeIfPresent(asked.peer(), (peer, count) -> count == 1 ? null : count - 1);
    }
  }
}
