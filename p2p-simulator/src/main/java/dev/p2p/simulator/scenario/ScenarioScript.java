package dev.p2p.simulator.scenario;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.StandardTopics;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.topology.Topology;
import java.util.function.IntFunction;

/**
 * What happens in one run of a scenario, and to what kind of nodes.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
@FunctionalInterface
public interface ScenarioScript {

  /** The topic on which scenarios publish: relayed in every profile. */
  String TOPIC = StandardTopics.TX;

  /** Plans what is going to happen; everybody is connected. */
  void play(Simulation simulation);

  /** What is particular about the nodes: unless said otherwise they pass on all they are given. */
  default Blueprint blueprint() {
    return (builder, node) -> builder.handle(TOPIC, (message, peer) -> Outcome.accepted());
  }

  /** Who dials whom at the beginning; {@code asked} unless said otherwise. */
  default Topology topology(Topology asked) {
    return asked;
  }

  /** Where each node lives; somewhere on one network unless said otherwise. */
  default IntFunction<NodeAddress> addresses() {
    return Simulation::usualAddress;
  }

  /**
   * Whether the story can begin, once everybody is connected who is told whom to dial; asked again
   * and again, for a virtual minute.
   */
  default boolean isReady(Simulation simulation) {
    return true;
  }

  /** What connections are like; over the internet unless said otherwise. */
  default LinkModel links() {
    return LinkModel.INTERNET;
  }

  /** Limits and time-outs of the nodes; {@code usual} unless said otherwise. */
  default NodeSettings settings(NodeSettings usual) {
    return usual;
  }
}
