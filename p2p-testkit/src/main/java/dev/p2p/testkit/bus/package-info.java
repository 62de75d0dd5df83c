/**
 * What every event bus must do, as tests to extend: {@link dev.p2p.testkit.bus.EventBusContract}
 * for publishing, {@link dev.p2p.testkit.bus.QueuedSubscriberContract} for subscribers and their
 * limits, {@link dev.p2p.testkit.bus.SubscriptionCloseContract} for what nobody hears any more.
 */
@NullMarked
package dev.p2p.testkit.bus;

import org.jspecify.annotations.NullMarked;
