package dev.p2p.testcontainers;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;

/**
 * A peer of a node, whose handshake is done.
 *
 * @param name as the node calls it, such as {@code node-adb26e26e9704089}
 * @param address the far end of the connection
 * @param direction who dialled
 * @param queuedMessages that wait for it
 * @param lost messages that did not reach it
 */
public record ConnectedPeer(
    String name, NodeAddress address, Direction direction, long queuedMessages, long lost) {}
