package dev.p2p.testkit;

import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.Topic;
import dev.p2p.api.Verdict;
import dev.p2p.spi.DropReason;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers what a node did, in order, and lets a test wait for it.
 *
 * <p><b>Threading:</b> safe to share. {@code await…} waits without limit: give the test a
 * {@code @Timeout}.
 */
public final class RecordingObserver implements NodeObserver {

  /** Something that happened. */
  public sealed interface Entry {}

  /** See {@link NodeObserver#onEvent}. */
  public record Happened(NodeEvent event) implements Entry {}

  /** See {@link NodeObserver#onProcessed}. */
  public record Processed(PeerId peer, Message message, Verdict verdict) implements Entry {}

  /** See {@link NodeObserver#onDuplicate}. */
  public record Duplicate(PeerId peer, Message message) implements Entry {}

  /** See {@link NodeObserver#onUnregistered}. */
  public record Unregistered(PeerId peer, Message message) implements Entry {}

  /** See {@link NodeObserver#onHeldUp}. */
  public record HeldUp(PeerId peer, Message message, Duration took) implements Entry {}

  /** See {@link NodeObserver#onDropped}. */
  public record Dropped(PeerId peer, Message message, DropReason reason) implements Entry {}

  /** See {@link NodeObserver#onServed}. */
  public record Served(PeerId peer, Topic request, int found, int missing) implements Entry {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  /** Guarded by lock. */
  private final List<Entry> entries = new ArrayList<>();

  /** Nothing has happened yet. */
  public RecordingObserver() {}

  @Override
  public void onEvent(NodeEvent event) {
    add(new Happened(event));
  }

  @Override
  public void onProcessed(PeerId peer, Message message, Verdict verdict) {
    add(new Processed(peer, message, verdict));
  }

  @Override
  public void onDuplicate(PeerId peer, Message message) {
    add(new Duplicate(peer, message));
  }

  @Override
  public void onUnregistered(PeerId peer, Message message) {
    add(new Unregistered(peer, message));
  }

  @Override
  public void onHeldUp(PeerId peer, Message message, Duration took) {
    add(new HeldUp(peer, message, took));
  }

  @Override
  public void onDropped(PeerId peer, Message message, DropReason reason) {
    add(new Dropped(peer, message, reason));
  }

  @Override
  public void onServed(PeerId peer, Topic request, int found, int missing) {
    add(new Served(peer, request, found, missing));
  }

  /** Everything of a kind, in order. */
  public <T> List<T> all(Class<T> kind) {
    lock.lock();
    try {
      return entries.stream()
          .map(entry -> entry instanceof Happened happened ? happened.event() : entry)
          .filter(kind::isInstance)
          .map(kind::cast)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Why connections ended, in the order they did. */
  public List<CloseReason> closeReasons() {
    return all(NodeEvent.Closed.class).stream().map(NodeEvent.Closed::reason).toList();
  }

  /** Waits until {@code count} of a kind have happened; all of them, which may be more. */
  public <T> List<T> await(Class<T> kind, int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<T> happened = all(kind);
      while (happened.size() < count) {
        added.await();
        happened = all(kind);
      }
      return happened;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the first of a kind. */
  public <T> T awaitFirst(Class<T> kind) throws InterruptedException {
    return await(kind, 1).getFirst();
  }

  private void add(Entry entry) {
    lock.lock();
    try {
      entries.add(entry);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
