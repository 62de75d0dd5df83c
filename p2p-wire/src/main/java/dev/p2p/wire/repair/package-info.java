/**
 * The payloads by which nodes of ours find out what they miss of each other's messages: {@link
 * dev.p2p.wire.repair.IdsPayload} in Have, Want and Lack, {@link
 * dev.p2p.wire.repair.ComparisonPayload} in Compare, {@link dev.p2p.wire.repair.ListingPayload} in
 * List. The original knows none of them. Not exported: a node gets at them by {@link
 * dev.p2p.spi.RepairCodec}.
 */
@NullMarked
package dev.p2p.wire.repair;

import org.jspecify.annotations.NullMarked;
