/**
 * The event bus: topics, sinks, queued subscribers, annotated methods.
 *
 * <p>Start with {@link dev.p2p.bus.RingBufferEventBus}. Publishing looks up the {@code Route} of
 * its topic, which never changes once it is made, and offers the event to the subscriptions on it:
 * a {@code SinkSubscription} calls its sink there and then, a {@code QueuedSubscription} puts the
 * event in its {@code SubscriberQueue}, which an actor of its own empties. {@link
 * dev.p2p.bus.AnnotatedSubscribers} makes such subscriptions of methods.
 */
@NullMarked
package dev.p2p.bus;

import org.jspecify.annotations.NullMarked;
