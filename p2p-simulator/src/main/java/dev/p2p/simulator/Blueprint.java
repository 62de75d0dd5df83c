package dev.p2p.simulator;

import dev.p2p.core.NodeBuilder;

/**
 * What is particular about the nodes of a simulation: handlers, settings, observers.
 *
 * <p><b>Threading:</b> called on the thread that runs the simulation, each time a node starts.
 */
@FunctionalInterface
public interface Blueprint {

  /** Nothing in particular: messages that nobody handles are ignored, and not passed on. */
  Blueprint PLAIN = (builder, node) -> {};

  /**
   * Adds to {@code builder}, which has wire protocol, transport, bus, settings, time, chance and
   * threads already.
   *
   * @param node the one that starts, with the disk it kept
   */
  void draw(NodeBuilder builder, SimulatedNode node);
}
