/**
 * Whom a node lets in: {@link dev.p2p.core.admit.InboundDoor} decides about each connection that
 * arrives, by how many there are and what those that are there are good for.
 */
@NullMarked
package dev.p2p.core.admit;

import org.jspecify.annotations.NullMarked;
