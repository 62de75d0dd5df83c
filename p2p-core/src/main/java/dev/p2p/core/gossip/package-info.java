/**
 * Which messages are news ({@link dev.p2p.core.gossip.DuplicateFilter}), which may be published
 * ({@link dev.p2p.core.gossip.GossipAdmission}) and who is passed them ({@link
 * dev.p2p.core.gossip.Relay}).
 */
@NullMarked
package dev.p2p.core.gossip;

import org.jspecify.annotations.NullMarked;
