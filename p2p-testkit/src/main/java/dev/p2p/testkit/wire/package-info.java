/**
 * What every wire protocol must do, as tests to extend: {@link
 * dev.p2p.testkit.wire.WireProtocolContract} for the profile and its topics, {@link
 * dev.p2p.testkit.wire.FrameCodecContract} and {@link dev.p2p.testkit.wire.FrameDecoderContract}
 * for frames, {@link dev.p2p.testkit.wire.HandshakeCodecContract} for the payloads of the
 * handshake, {@link dev.p2p.testkit.wire.InventoryCodecContract} for those that speak of
 * transactions and blocks, {@link dev.p2p.testkit.wire.RepairCodecContract} for those of repair.
 */
@NullMarked
package dev.p2p.testkit.wire;

import org.jspecify.annotations.NullMarked;
