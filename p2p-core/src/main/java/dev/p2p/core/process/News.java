package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.core.gossip.Claim;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.repair.Repair;
import dev.p2p.spi.NodeObserver;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tells what is news from what is known: every message that is passed on is processed once.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers. Never waits.
 */
public final class News {

  private final DuplicateFilter filter;
  private final Optional<Repair> repair;
  private final NodeObserver observer;

  /**
   * Asks {@code filter}.
   *
   * @param repair told of what comes; empty where the protocol has none
   */
  public News(DuplicateFilter filter, Optional<Repair> repair, NodeObserver observer) {
    this.filter = filter;
    this.repair = repair;
    this.observer = observer;
  }

  /**
   * Whether {@code message}, which came at {@code nowNanos}, is to be processed; if so it is
   * claimed, and must be settled.
   */
  boolean isNews(Message message, Sender sender, long nowNanos) {
    if (!message.topic().policy().relayed()) {
      return true;
    }
    PeerId peer = sender.info().id();
    MessageId id = message.id();
    boolean isNews = filter.claim(id, sender.origin(), nowNanos) == Claim.NEW;
    // Claimed first: what is announced from now on is known, and not asked for again.
    Collection<PeerId> announcers =
        repair.map(wanting -> wanting.arrived(id, peer, isNews)).orElse(List.of());
    for (PeerId announcer : announcers) {
      // They have it: it is not passed on to them.
      var unused = filter.isKnown(id, new Origin.Remote(announcer));
    }
    if (!isNews) {
      observer.onDuplicate(peer, message);
    }
    return isNews;
  }
}
