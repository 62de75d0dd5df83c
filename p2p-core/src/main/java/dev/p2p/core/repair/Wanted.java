package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import dev.p2p.api.PeerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A message somebody has and we have not.
 *
 * <p><b>Threading:</b> guarded by the lock of its {@link Fetches}.
 */
final class Wanted {

  /** Announcers remembered; of more we have no need. */
  static final int ANNOUNCERS_MAX = 8;

  private final MessageId id;
  private final Provider chargedTo;

  /** Everybody who announced it. */
  private final Set<PeerId> announcers = new LinkedHashSet<>(2);

  /** Those who can still be asked, the first to announce it first. */
  private final Deque<PeerId> candidates = new ArrayDeque<>(1);

  private Optional<PeerId> asked = Optional.empty();

  /**
   * Wanted from now on.
   *
   * @param chargedTo whose announcement it was that made us want it, gone since or not
   */
  Wanted(MessageId id, Provider chargedTo) {
    this.id = id;
    this.chargedTo = chargedTo;
  }

  MessageId id() {
    return id;
  }

  Provider chargedTo() {
    return chargedTo;
  }

  Set<PeerId> announcers() {
    return announcers;
  }

  Optional<PeerId> asked() {
    return asked;
  }

  Deque<PeerId> candidates() {
    return candidates;
  }

  /** Another one has it; false if that was known, or is one more than are needed. */
  boolean announcedBy(PeerId peer) {
    boolean isNew = announcers.size() < ANNOUNCERS_MAX && announcers.add(peer);
    if (isNew) {
      candidates.addLast(peer);
    }
    return isNew;
  }

  /** Whether {@code peer} has it, nobody is asked for it, and that one has not failed before. */
  boolean isToBeAskedOf(PeerId peer) {
    return asked.isEmpty() && candidates.contains(peer);
  }

  /** Nobody else is to be asked until this one has failed to send it. */
  void ask(PeerId peer) {
    candidates.remove(peer);
    asked = Optional.of(peer);
  }

  /** Who was asked did not send it. */
  void askFailed() {
    asked = Optional.empty();
  }
}
