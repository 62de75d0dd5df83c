/**
 * How fast a peer may send, and what becomes of one that is faster: it is not read for a while, and
 * if it goes on so, it pays. The rules are told the time; {@link dev.p2p.core.limit.Pace} lets a
 * Reader wait by them.
 */
@NullMarked
package dev.p2p.core.limit;

import org.jspecify.annotations.NullMarked;
