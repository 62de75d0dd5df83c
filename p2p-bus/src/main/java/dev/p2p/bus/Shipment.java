package dev.p2p.bus;

import dev.p2p.api.Offer;
import dev.p2p.api.PublishResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Events that were published together and admitted, and how each was received so far.
 *
 * <p><b>Threading:</b> confined to the publisher's thread.
 */
final class Shipment<E> {

  private final List<E> events;
  private final int[] bytes;
  private final int[] accepted;
  private final int[] displaced;
  private final int[] refused;

  /** An empty one with room for so many events. */
  Shipment(int max) {
    this.events = new ArrayList<>(max);
    this.bytes = new int[max];
    this.accepted = new int[max];
    this.displaced = new int[max];
    this.refused = new int[max];
  }

  /** Adds an event of that size. */
  void add(E event, int eventBytes) {
    bytes[events.size()] = eventBytes;
    events.add(event);
  }

  /** In the order they were published. */
  List<E> events() {
    return Collections.unmodifiableList(events);
  }

  /** The size of the event at {@code index}. */
  int bytes(int index) {
    return bytes[index];
  }

  /** Counts what a subscription made of the event at {@code index}. */
  void count(int index, Offer offer) {
    switch (offer) {
      case ACCEPTED -> accepted[index]++;
      case DISPLACED -> {
        accepted[index]++;
        displaced[index]++;
      }
      case REFUSED -> refused[index]++;
      case SKIPPED -> {}
    }
  }

  /** What became of the event at {@code index}. */
  PublishResult result(int index) {
    return new PublishResult.Offered(accepted[index], displaced[index], refused[index]);
  }
}
