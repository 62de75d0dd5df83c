package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages that are being processed, and who has them. There are as many as handlers are at
 * work or answer later, which whoever starts these bounds.
 *
 * <p>Ids are comparable, so that a map of them is not slow whatever hashes they have.
 *
 * <p><b>Threading:</b> confined to whoever holds its owner's lock.
 */
final class InFlight {

  /** Sources remembered per message; copies from more are in flight all the same. */
  static final int HOLDERS_MAX = 64;

  /**
   * Guarded by the owner. A lone holder is in an immutable list, of which nothing need be copied.
   */
  private final Map<MessageId, List<Origin>> holders = new HashMap<>();

  /**
   * Notes that {@code source} has a message.
   *
   * @return whether it is the first, so that the message is in flight from now on
   */
  boolean add(MessageId id, Origin source) {
    List<Origin> known = holders.get(id);
    if (known == null) {
      holders.put(id, List.of(source));
      return true;
    }
    if (known.size() < HOLDERS_MAX && !known.contains(source)) {
      addTo(known, id, source);
    }
    return false;
  }

  /**
   * Ends the flight of a message.
   *
   * @return who has it, the first first; nobody if it is not in flight
   */
  List<Origin> remove(MessageId id) {
    List<Origin> known = holders.remove(id);
    return known == null ? List.of() : known;
  }

  boolean contains(MessageId id) {
    return holders.containsKey(id);
  }

  /** How many messages are in flight. */
  int size() {
    return holders.size();
  }

  private void addTo(List<Origin> known, MessageId id, Origin source) {
    List<Origin> several = known;
    if (known.size() == 1) {
      several = new ArrayList<>(known);
      holders.put(id, several);
    }
    several.add(source);
  }
}
