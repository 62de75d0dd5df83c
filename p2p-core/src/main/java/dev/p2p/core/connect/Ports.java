package dev.p2p.core.connect;

import dev.p2p.api.EventBus;
import dev.p2p.spi.Execution;
import dev.p2p.spi.Transport;

/**
 * The adapters connections are made with.
 *
 * @param transport makes connections
 * @param bus whose Gossip topic the outboxes join
 * @param execution runs the actors
 */
public record Ports(Transport transport, EventBus bus, Execution execution) {}
