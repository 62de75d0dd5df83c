package dev.p2p.bus;

import dev.p2p.api.EventTopic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The routes of all topics that have somebody on them.
 *
 * <p><b>Threading:</b> safe to share; nothing waits. Finding a route takes no lock, changing one
 * does. No application code runs under the lock.
 */
final class Routes {

  private final ReentrantLock lock = new ReentrantLock();

  /** Changed under lock only. */
  private final Map<EventTopic<?>, Route<?>> routes = new ConcurrentHashMap<>();

  /** Guarded by lock: those whose actor has not ended, in the order they came. */
  private final Set<QueuedSubscription<?>> draining = new LinkedHashSet<>();

  /** Guarded by lock. */
  private boolean closed;

  /** The way of the events of {@code topic}, at this moment. */
  @SuppressWarnings("unchecked") // Equal topics have the same type, and change keeps to it.
  <E> Route<E> find(EventTopic<E> topic) {
    Route<?> route = routes.get(topic);
    return route == null ? Route.empty() : (Route<E>) route;
  }

  /**
   * Puts a subscription at the end of its route.
   *
   * @throws IllegalStateException after {@link #close}
   */
  <E> void add(EventTopic<E> topic, BusSubscription<E> subscription) {
    lock.lock();
    try {
      requireOpen();
      change(topic, route -> route.with(subscription));
      if (subscription instanceof QueuedSubscription<E> queued) {
        draining.add(queued);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes a subscription off its route, if it is still there. */
  <E> void remove(EventTopic<E> topic, BusSubscription<E> subscription) {
    lock.lock();
    try {
      change(topic, route -> route.without(subscription));
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the actor of a subscription has ended. */
  void drained(QueuedSubscription<?> subscription) {
    lock.lock();
    try {
      draining.remove(subscription);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a door on a route that has none.
   *
   * @throws IllegalStateException if it has one, or after {@link #close}
   */
  <E> void addDoor(EventTopic<E> topic, Door<E> door) {
    lock.lock();
    try {
      requireOpen();
      if (find(topic).door() != null) {
        throw new IllegalStateException(
            "topic %s has an admission; it must be closed before another comes".formatted(topic));
      }
      change(topic, route -> route.with(door));
    } finally {
      lock.unlock();
    }
  }

  /** Takes that door off its route, if it is still there. */
  <E> void removeDoor(EventTopic<E> topic, Door<E> door) {
    lock.lock();
    try {
      change(topic, route -> route.without(door));
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in from now on; answers who is on a route. */
  List<BusSubscription<?>> close() {
    lock.lock();
    try {
      closed = true;
      List<BusSubscription<?>> all = new ArrayList<>();
      routes.values().forEach(route -> all.addAll(route.subscriptions()));
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Those whose actor has not ended: on a route, or just leaving one. */
  List<QueuedSubscription<?>> draining() {
    lock.lock();
    try {
      return List.copyOf(draining);
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the event bus is closed");
    }
  }

  private <E> void change(EventTopic<E> topic, UnaryOperator<Route<E>> change) {
    Route<E> changed = change.apply(find(topic));
    if (changed.isEmpty()) {
      routes.remove(topic);
    } else {
      routes.put(topic, changed);
    }
  }
}
