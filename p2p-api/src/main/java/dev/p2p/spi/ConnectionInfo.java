package dev.p2p.spi;

import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;

/**
 * Which connection an event is about.
 *
 * @param number unique within a run of the node, from 1
 * @param remote its far end
 * @param direction who dialled
 */
public record ConnectionInfo(long number, NodeAddress remote, Direction direction) {

  @Override
  public String toString() {
    return "#%d %s %s".formatted(number, direction == Direction.INBOUND ? "from" : "to", remote);
  }
}
