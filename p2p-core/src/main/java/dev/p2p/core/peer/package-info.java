/**
 * One connected node: {@link dev.p2p.core.peer.Peer} with its two actors, {@link
 * dev.p2p.core.peer.Reader} and {@link dev.p2p.core.peer.Writer}, which share nothing but the
 * outbox and the end.
 */
@NullMarked
package dev.p2p.core.peer;

import org.jspecify.annotations.NullMarked;
