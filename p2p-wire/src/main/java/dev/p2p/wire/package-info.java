/**
 * The dialects of the seed's lineage, byte by byte. {@link dev.p2p.wire.DuskWire} is the way in: it
 * joins a profile and a {@link dev.p2p.wire.Network} to what a node needs to know of the wire.
 *
 * <p>{@link dev.p2p.wire.payload} has the payloads of what the P2P layer itself speaks, as values;
 * a node gets at them by {@link dev.p2p.spi.InventoryCodec}, and at those of repair by {@link
 * dev.p2p.spi.RepairCodec}.
 *
 * <p>Inside, {@code DuskProfiles} lists the dialects, {@code FrameLayout} says where a frame's
 * fields lie, {@code DuskFrameDecoder} finds frames in what arrives, and {@code Blake2b256} makes
 * checksum and message id in one go.
 */
@NullMarked
package dev.p2p.wire;

import org.jspecify.annotations.NullMarked;
