/**
 * The node. {@link dev.p2p.core.Node} is built from ports and starts everything; inside, {@code
 * connect} knows who is connected, {@code peer} is one connected node with its Reader and Writer,
 * {@code outbox} what waits for it, {@code handshake} how it begins, {@code process} what becomes
 * of its messages, {@code gossip} which of them are news and who else is told.
 */
@NullMarked
package dev.p2p.core;

import org.jspecify.annotations.NullMarked;
