package dev.p2p.core.observe;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several observers as one. What one of them throws is swallowed: whoever watches a node can't
 * break it.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class Observers implements NodeObserver {

  private final NodeObserver[] all;

  /** All of {@code observers}, told in this order. */
  public Observers(List<NodeObserver> observers) {
    this.all = observers.toArray(NodeObserver[]::new);
  }

  @Override
  public void onEvent(NodeEvent event) {
    tell(observer -> observer.onEvent(event));
  }

  @Override
  public void onReceived(PeerId peer, Message message) {
    tell(observer -> observer.onReceived(peer, message));
  }

  @Override
  public void onSent(PeerId peer, Message message) {
    tell(observer -> observer.onSent(peer, message));
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    tell(observer -> observer.onProcessed(peer, message, verdict));
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    tell(observer -> observer.onDuplicate(peer, message));
  }

  @Override
  public void onUnregistered(PeerId peer, Message message) {
    tell(observer -> observer.onUnregistered(peer, message));
  }

  @Override
  public void onHeldUp(PeerId peer, Message message, Duration took) {
    tell(observer -> observer.onHeldUp(peer, message, took));
  }

  @Override
  public void onPublished(Message message) {
    tell(observer -> observer.onPublished(message));
  }

  @Override
  public void onServed(PeerId peer, Topic request, int found, int missing) {
    tell(observer -> observer.onServed(peer, request, found, missing));
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    tell(observer -> observer.onDropped(peer, message, reason));
  }

  private void tell(Consumer<NodeObserver> what) {
    for (NodeObserver observer : all) {
      try {
        what.accept(observer);
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        // The contract of NodeObserver: swallowed. There is nobody left to tell.
      }
    }
  }
}
