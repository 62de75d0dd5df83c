package dev.p2p.simulator;

import dev.p2p.api.EventBus;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.network.SimulatedNetwork;
import dev.p2p.simulator.record.TraceSink;
import dev.p2p.simulator.topology.Topology;
import dev.p2p.spi.Execution;
import dev.p2p.spi.WireProtocol;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Collects what a simulation is made of; everything has a default.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class SimulationBuilder {

  private static final int DEFAULT_DEGREE = 8;

  private long seed = 1;
  private int nodes = 10;
  private Topology topology = Topology.randomRegular(DEFAULT_DEGREE);
  private WireProtocol wire = DuskWire.of("dusk-0.4.3", Network.DEVNET);
  private Function<Execution, EventBus> bus = RingBufferEventBus::new;
  private NodeSettings settings = NodeSettings.DEFAULTS;
  private LinkModel links = LinkModel.INTERNET;
  private IntFunction<String> ips = SimulatedNetwork::usualIp;
  private Blueprint blueprint = Blueprint.PLAIN;
  private TraceSink sink = TraceSink.NONE;

  SimulationBuilder() {}

  /** What chance depends on; 1 unless given. The same seed gives the same run. */
  public SimulationBuilder seed(long number) {
    this.seed = number;
    return this;
  }

  /** How many nodes, at least 1; 10 unless given. */
  public SimulationBuilder nodes(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("nodes must be at least 1, was " + count);
    }
    this.nodes = count;
    return this;
  }

  /** Who dials whom at the beginning; 8 random neighbours unless given. */
  public SimulationBuilder topology(Topology dials) {
    this.topology = dials;
    return this;
  }

  /** What the nodes speak; the default profile unless given. */
  public SimulationBuilder wire(WireProtocol protocol) {
    this.wire = protocol;
    return this;
  }

  /** Makes a node's bus; the real one unless given. */
  public SimulationBuilder bus(Function<Execution, EventBus> factory) {
    this.bus = factory;
    return this;
  }

  /** Limits and time-outs of all nodes. */
  public SimulationBuilder settings(NodeSettings limits) {
    this.settings = limits;
    return this;
  }

  /** What connections are like; {@link LinkModel#INTERNET} unless given. */
  public SimulationBuilder links(LinkModel model) {
    this.links = model;
    return this;
  }

  /** Which IP address a node has, by its index; one in a subnet of its own unless given. */
  public SimulationBuilder ips(IntFunction<String> byIndex) {
    this.ips = byIndex;
    return this;
  }

  /** What is particular about the nodes. */
  public SimulationBuilder blueprint(Blueprint particular) {
    this.blueprint = particular;
    return this;
  }

  /** Who is told of every event. */
  public SimulationBuilder trace(TraceSink events) {
    this.sink = events;
    return this;
  }

  /** A simulation whose nodes run and dial; no time has passed yet. */
  public Simulation start() {
    SimulationSetup setup = new SimulationSetup(wire, bus, settings, links, ips, blueprint);
    Simulation simulation = new Simulation(setup, seed, nodes, sink);
    simulation.begin(topology);
    return simulation;
  }
}
