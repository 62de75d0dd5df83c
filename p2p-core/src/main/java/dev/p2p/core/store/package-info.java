/**
 * What was accepted of late, kept in memory for peers that missed it: {@link
 * dev.p2p.core.store.RecentMessages}, the store of a node that is given no other.
 */
@NullMarked
package dev.p2p.core.store;

import org.jspecify.annotations.NullMarked;
