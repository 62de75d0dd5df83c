package dev.p2p.simulator.fault;

import dev.p2p.core.Node;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.network.Host;
import dev.p2p.simulator.network.SimulatedNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does to a simulation what a fault says.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class FaultPlayer {

  /** How often to look whether a node has left. */
  private static final Duration LEAVING_PERIOD = Duration.ofMillis(100);

  private static final int NETWORK = -1;

  private final Simulation simulation;
  private final SimulatedNetwork network;

  FaultPlayer(Simulation simulation) {
    this.simulation = simulation;
    this.network = simulation.network();
  }

  /** Why the fault does not suit the state of its node, if so. */
  Optional<String> objection(Fault fault) {
    return switch (fault) {
      case Fault.Crash(int index) when !node(index).isRunning() ->
          Optional.of("node %d must run, is down".formatted(index));
      case Fault.Leave(int index) when !node(index).isRunning() ->
          Optional.of("node %d must run, is down".formatted(index));
      case Fault.Leave(int index) when node(index).isLeaving() ->
          Optional.of("node %d must run, is about to leave".formatted(index));
      case Fault.Restart(int index, boolean keepsState)
          when node(index).isRunning() && !node(index).isLeaving() ->
          Optional.of("node %d must be down, runs".formatted(index));
      default -> Optional.empty();
    };
  }

  void play(Fault fault) {
    note(fault.nodes(), fault.toString());
    switch (fault) {
      case Fault.Partition(var sides) ->
          network.partition(sides.stream().map(this::hosts).toList());
      case Fault.Heal() -> network.heal();
      case Fault.Crash(int index) -> node(index).crash();
      case Fault.Restart(int index, boolean keepsState) -> restart(node(index), keepsState);
      case Fault.Leave(int index) -> leave(node(index));
      case Fault.Reset(int one, int other) -> network.lose(host(one), host(other));
      case Fault.Cut(int from, int to) -> network.cut(host(from), host(to));
      case Fault.Mend(int from, int to) -> network.mend(host(from), host(to));
      case Fault.Stall stall -> stall(stall);
      case Fault.SlowReads(int index, long rate) -> host(index).slowReads(rate);
      case Fault.TornReads(int index, int max) -> host(index).tearReads(max);
      case Fault.Skew(int index, Duration offset, int ppm) -> node(index).clock().skew(offset, ppm);
    }
  }

  private void restart(SimulatedNode node, boolean keepsState) {
    if (node.isRunning()) {
      node.crash();
    }
    if (!keepsState) {
      node.disk().wipe();
    }
    node.start();
    node.dialNeighbours();
  }

  private void leave(SimulatedNode node) {
    node.leave();
    endWhenLeft(node, node.node());
  }

  private void endWhenLeft(SimulatedNode node, Node leaving) {
    if (!node.isRunning() || node.node() != leaving) {
      // It crashed before it was done; what runs now is not what left.
      return;
    }
    if (leaving.stats().connections().open() == 0) {
      note(List.of(node.index()), "has left");
      node.crash();
    } else {
      simulation.timeline().after(LEAVING_PERIOD, () -> endWhenLeft(node, leaving));
    }
  }

  private void stall(Fault.Stall stall) {
    Fault.Mend end = new Fault.Mend(stall.from(), stall.to());
    network.cut(host(stall.from()), host(stall.to()));
    simulation.timeline().after(stall.duration(), () -> play(end));
  }

  private List<Host> hosts(List<IndexRange> ranges) {
    List<Host> hosts = new ArrayList<>();
    for (IndexRange range : ranges) {
      hosts.addAll(network.hosts().subList(range.first(), range.last() + 1));
    }
    return hosts;
  }

  private Host host(int index) {
    return node(index).host();
  }

  private SimulatedNode node(int index) {
    return simulation.node(index);
  }

  private void note(List<Integer> nodes, String what) {
    simulation.note(nodes.size() == 1 ? nodes.getFirst() : NETWORK, what);
  }
}
