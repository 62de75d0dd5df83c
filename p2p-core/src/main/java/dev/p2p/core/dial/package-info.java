/**
 * Whom a node dials of its own accord: {@link dev.p2p.core.dial.DialPolicy} decides, {@link
 * dev.p2p.core.dial.OutboundPeers} does it.
 */
@NullMarked
package dev.p2p.core.dial;

import org.jspecify.annotations.NullMarked;
