/**
 * What an application calls or implements.
 *
 * <p>Start with {@link dev.p2p.api.MessageHandler}, which is told of every message of a topic and
 * answers with an {@link dev.p2p.api.Outcome}, and {@link dev.p2p.api.EventBus}, on whose {@link
 * dev.p2p.api.NodeTopics#GOSSIP} topic any component publishes to all peers. {@link
 * dev.p2p.api.CloseReason} lists why a connection can end. An application that knows a chain tells
 * its node by {@link dev.p2p.api.Mempool}, {@link dev.p2p.api.Chain} and {@link
 * dev.p2p.api.Candidates}.
 *
 * <p>The other side of the hexagon, what an adapter implements, is {@link dev.p2p.spi}.
 */
@NullMarked
package dev.p2p.api;

import org.jspecify.annotations.NullMarked;
