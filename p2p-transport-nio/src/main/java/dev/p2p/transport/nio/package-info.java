/**
 * TCP. Start at {@link dev.p2p.transport.nio.NioTransport}: it makes the connections and listeners
 * whose contracts are in {@link dev.p2p.spi}.
 *
 * <p>Channels are in blocking mode and meant for virtual threads, which the JDK parks while they
 * wait. What can be decided without a socket is decided in classes that have none: {@code Dialer}
 * (which address next, for how long) and {@code Acceptor} (what after a failure).
 */
@NullMarked
package dev.p2p.transport.nio;

import org.jspecify.annotations.NullMarked;
