package dev.p2p.core.process;

import dev.p2p.api.EventBus;
import dev.p2p.api.Message;
import dev.p2p.api.NodeTopics;
import dev.p2p.api.Offence;
import dev.p2p.api.Origin;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.gossip.Relay;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.util.List;

/**
 * Acts on what became of a message: tells the duplicate filter, passes it on, queues the answers.
 *
 * <p><b>Threading:</b> safe to share; runs on the Reader, or where a later outcome is completed.
 * Never waits.
 */
public final class Settlement {

  private final DuplicateFilter filter;
  private final Relay relay;
  private final Keeping keeping;
  private final EventBus bus;
  private final NodeObserver observer;

  /** Settles with these. */
  public Settlement(
      DuplicateFilter filter, Relay relay, Keeping keeping, EventBus bus, NodeObserver observer) {
    this.filter = filter;
    this.relay = relay;
    this.keeping = keeping;
    this.bus = bus;
    this.observer = observer;
  }

  /** The handler knows what it makes of the message. */
  void settle(Message message, Sender sender, Outcome.Settled outcome) {
    switch (outcome) {
      case Outcome.Accepted(var answers) -> {
        accept(message, sender);
        sender.answer(answers);
      }
      case Outcome.Ignored(var answers) -> {
        forget(message, Verdict.IGNORED);
        sender.answer(answers);
      }
      case Outcome.Rejected(var reason) -> {
        forget(message, Verdict.REJECTED);
        reject(message, sender, reason);
      }
    }
    observer.onProcessed(sender.info().id(), message, outcome.verdict());
  }

  /** The handler threw: the message may be tried again when another copy comes. */
  void fail(Message message, Sender sender, Throwable cause) {
    forget(message, Verdict.FAILED);
    observer.onEvent(
        new NodeEvent.HandlerFailed(sender.info().id(), message.topic(), message.id(), cause));
    observer.onProcessed(sender.info().id(), message, Verdict.FAILED);
  }

  private void reject(Message message, Sender sender, String reason) {
    PeerId peer = sender.info().id();
    observer.onEvent(new NodeEvent.MessageRejected(peer, message.topic(), message.id(), reason));
    observer.onEvent(
        new NodeEvent.Penalised(
            peer, Offence.REJECTED_MESSAGE, 1, message.topic() + ": " + reason));
  }

  /** Nothing came of the message, nor of its Reader: it may be tried again by another. */
  void release(Message message) {
    forget(message, Verdict.FAILED);
  }

  private void accept(Message message, Sender sender) {
    if (message.topic().policy().relayed()) {
      sender.broughtNews();
      List<Origin> holders = filter.settle(message.id(), Verdict.ACCEPTED);
      boolean wasFetched = keeping.accepted(message);
      relay.pass(message, holders, wasFetched);
    }
    var unused = bus.publish(NodeTopics.ACCEPTED, message);
  }

  private void forget(Message message, Verdict verdict) {
    if (message.topic().policy().relayed()) {
      keeping.notAccepted(message);
      var unused = filter.settle(message.id(), verdict);
    }
  }
}
