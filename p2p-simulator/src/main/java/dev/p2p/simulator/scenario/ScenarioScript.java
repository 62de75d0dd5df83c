package dev.p2p.simulator.scenario;

import dev.p2p.api.Outcome;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.Blueprint;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.LinkModel;

/**
 * What happens in one run of a scenario, and to what kind of nodes.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
@FunctionalInterface
public interface ScenarioScript {

  /** The topic on which scenarios publish: relayed in every profile. */
  String TOPIC = "tx";

  /** Plans what is going to happen; everybody is connected. */
  void play(Simulation simulation);

  /** What is particular about the nodes: unless said otherwise they pass on all they are given. */
  default Blueprint blueprint() {
    return (builder, node) -> builder.handle(TOPIC, (message, peer) -> Outcome.accepted());
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
