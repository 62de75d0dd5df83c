package dev.p2p.bus;

import dev.p2p.api.EventTopic;
import dev.p2p.api.QueueLimits;

/** Something that went wrong on an event bus, and what it cost. */
public sealed interface BusFailure {

  /** The topic it happened on. */
  EventTopic<?> topic();

  /** A subscriber threw: the event counts as failed, the subscription stays. */
  record SubscriberFailed(EventTopic<?> topic, long subscriptionId, Throwable cause)
      implements BusFailure {}

  /**
   * A sink threw, or did not answer an offer for each event: what it was offered counts as refused,
   * the subscription stays.
   */
  record SinkFailed(EventTopic<?> topic, long subscriptionId, Throwable cause)
      implements BusFailure {}

  /** An admission threw: the event is rejected, the admission stays. */
  record AdmissionFailed(EventTopic<?> topic, Throwable cause) implements BusFailure {}

  /** A subscriber did not keep up with limits that disconnect: the subscription has ended. */
  record SubscriberTooSlow(EventTopic<?> topic, long subscriptionId, QueueLimits limits)
      implements BusFailure {}
}
