package dev.p2p.simulator;

import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.simulator.check.Breach;
import dev.p2p.simulator.check.Breaches;
import dev.p2p.simulator.check.NodeCheck;
import dev.p2p.simulator.network.Host;
import dev.p2p.simulator.network.SimulatedNetwork;
import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.record.LinkGraph;
import dev.p2p.simulator.record.NodeTracer;
import dev.p2p.simulator.record.Trace;
import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceSink;
import dev.p2p.simulator.record.TraceSubject;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.time.Timeline;
import dev.p2p.simulator.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Real nodes over a simulated network in virtual time, all on the caller's thread. Nothing depends
 * on the machine: the same seed gives the same run, event by event.
 *
 * <pre>{@code
 * Simulation simulation = Simulation.builder().seed(7).nodes(50).blueprint(mine).start();
 * simulation.runFor(Duration.ofSeconds(2));
 * simulation.node(3).publish("tx", Bytes.utf8("hello"));
 * simulation.runFor(Duration.ofSeconds(5));
 * assert simulation.breaches().isEmpty();
 * }</pre>
 *
 * <p><b>Threading:</b> confined to the thread that made it.
 */
public final class Simulation {

  private static final int PORT = 7000;
  private static final Duration INSPECTION_PERIOD = Duration.ofSeconds(1);

  /** Longer than a node waits for anything before it closes a connection. */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(2);

  /** Purposes chance is drawn for; each has numbers of its own. */
  private static final long FOR_LINKS = 1;

  private static final long FOR_TOPOLOGY = 2;
  private static final long FOR_NODES = 3;
  private static final long FOR_SCENARIO = 4;

  private final SimulationSetup setup;
  private final SeededRandom random;
  private final SeededRandom scenarioRandom;
  private final Timeline timeline = new Timeline();
  private final SimulatedNetwork network;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final LinkGraph graph;
  private final Ledger ledger = new Ledger();
  private final Breaches breaches = new Breaches();
  private final Trace trace;
  private BitSet silent = new BitSet();

  Simulation(SimulationSetup setup, long seed, List<NodeAddress> addresses, TraceSink sink) {
    this.setup = setup;
    this.random = new SeededRandom(seed);
    this.scenarioRandom = random.forPurpose(FOR_SCENARIO);
    this.network = new SimulatedNetwork(timeline, random.forPurpose(FOR_LINKS), setup.links());
    this.graph = new LinkGraph(addresses.size());
    this.trace = new Trace(sink);
    addresses.forEach(address -> nodes.add(new SimulatedNode(this, network.addHost(address))));
  }

  /** Begins to say what is to be simulated. */
  public static SimulationBuilder builder() {
    return new SimulationBuilder();
  }

  /** Where the node with that index lives unless it is said: 10.0.0.1, 10.0.1.1 and so on. */
  public static NodeAddress usualAddress(int index) {
    return SimulatedNetwork.usualAddress(index, PORT);
  }

  /** All nodes, by index. */
  public List<SimulatedNode> nodes() {
    return List.copyOf(nodes);
  }

  /** One node. */
  public SimulatedNode node(int index) {
    return nodes.get(index);
  }

  /** Virtual time. */
  public Timeline timeline() {
    return timeline;
  }

  /** The network, for its faults. */
  public SimulatedNetwork network() {
    return network;
  }

  /** Who was delivered what. */
  public Ledger ledger() {
    return ledger;
  }

  /** Who is connected with whom. */
  public LinkGraph graph() {
    return graph;
  }

  /** Everything that happened. */
  public Trace trace() {
    return trace;
  }

  /** What must not happen and did. */
  public Breaches breaches() {
    return breaches;
  }

  /** Chance for whoever drives the simulation. */
  public SeededRandom random() {
    return scenarioRandom;
  }

  /**
   * Which nodes take messages and never pass them on: what is delivered only by them is not due.
   */
  public void setSilent(BitSet indices) {
    silent = (BitSet) indices.clone();
  }

  /** Something is done to the nodes or the network: it becomes part of the trace. */
  public void note(int node, String what) {
    trace.add(
        new TraceEvent(
            timeline.nowNanos(),
            node,
            TraceEvent.Kind.FAULT,
            TraceSubject.Nothing.NOTHING,
            NodeTracer.UNKNOWN,
            what));
  }

  /** Lets that much time pass. */
  public void runFor(Duration time) {
    timeline.runUntil(timeline.later(time));
  }

  /**
   * Lets time pass until {@code done}, looking once every virtual 100 ms.
   *
   * @return false if that did not come about within {@code limit}
   */
  public boolean runUntil(BooleanSupplier done, Duration limit) {
    long end = timeline.later(limit);
    while (!done.getAsBoolean()) {
      if (timeline.nowNanos() >= end) {
        return false;
      }
      runFor(Duration.ofMillis(100));
    }
    return true;
  }

  /** Looks at every node that runs; done once every virtual second, and whenever it is called. */
  public void inspect() {
    for (SimulatedNode node : nodes) {
      if (node.isRunning()) {
        inspect(node);
      }
    }
    for (Host host : network.notReadingFor(STUCK_AFTER)) {
      breach(Breach.Rule.STUCK, host.index(), "has not read for " + STUCK_AFTER);
    }
  }

  /** Whatever was due when it was published and has not come by now is lost. */
  public void requireDelivered() {
    for (Ledger.Entry entry : ledger.entries()) {
      requireNone(Breach.Rule.LOST, entry, entry.missing());
    }
  }

  /**
   * By now whatever one node has, all must have that it could have been passed on to: those that
   * run now, as they are connected now, even if they were not when it was published. What no node
   * that runs has is nobody's loss.
   */
  public void requireRepaired() {
    Repairable repairable = new Repairable(this, silent);
    for (Ledger.Entry entry : ledger.entries()) {
      requireNone(Breach.Rule.UNREPAIRED, entry, repairable.missing(entry));
    }
  }

  /** From now on the ledger expects what {@link #requireRepaired} does. */
  public void expectRepaired() {
    Repairable repairable = new Repairable(this, silent);
    ledger.entries().forEach(entry -> ledger.expect(entry, repairable.due(entry)));
  }

  /** Over connections that last, every Ping is answered by now but those of the last 5 s. */
  public void requireAnswered() {
    nodes.stream().filter(SimulatedNode::isRunning).forEach(SimulatedNode::requireAnswered);
  }

  boolean isSilent(int node) {
    return silent.get(node);
  }

  SimulationSetup setup() {
    return setup;
  }

  SeededRandom randomForRun(int node, int run) {
    return random.forPurpose(FOR_NODES).forPurpose(node).forPurpose(run);
  }

  void begin(Topology topology) {
    tellNeighbours(topology.edges(nodes.size(), random.forPurpose(FOR_TOPOLOGY)));
    nodes.forEach(SimulatedNode::start);
    nodes.forEach(SimulatedNode::dialNeighbours);
    timeline.after(INSPECTION_PERIOD, this::inspectAgain);
  }

  Ledger.Entry published(int node, Message message) {
    BitSet expected = graph.reachableFrom(node, silent);
    return ledger.published(message, node, timeline.nowNanos(), expected);
  }

  /** A frame arrived; hosts that are not nodes publish what they send. */
  void arrived(Message message, int sender) {
    boolean fromOutside = sender >= nodes.size() && message.topic().policy().relayed();
    if (fromOutside && ledger.find(message.id()).isEmpty()) {
      var unused = ledger.published(message, sender, timeline.nowNanos(), new BitSet());
    }
    ledger.arrived(message);
  }

  void breach(Breach.Rule rule, int node, String detail) {
    breaches.add(new Breach(rule, node, timeline.nowNanos(), detail));
  }

  private void tellNeighbours(List<Topology.Edge> edges) {
    List<List<SimulatedNode>> dialled = new ArrayList<>();
    nodes.forEach(node -> dialled.add(new ArrayList<>()));
    edges.forEach(edge -> dialled.get(edge.from()).add(node(edge.to())));
    nodes.forEach(node -> node.setNeighbours(dialled.get(node.index())));
  }

  private void requireNone(Breach.Rule rule, Ledger.Entry entry, BitSet missing) {
    if (!missing.isEmpty()) {
      breach(
          rule,
          entry.publishers().nextSetBit(0),
          "%s did not reach %d nodes: %s"
              .formatted(entry.message(), missing.cardinality(), missing));
    }
  }

  private void inspectAgain() {
    inspect();
    timeline.after(INSPECTION_PERIOD, this::inspectAgain);
  }

  /** What a node holds is looked at when it is most. */
  void inspectBudget(SimulatedNode node) {
    NodeCheck.overBudget(node.node().usage(), setup.settings())
        .forEach(finding -> breach(Breach.Rule.OVER_BUDGET, node.index(), finding));
  }

  private void inspect(SimulatedNode node) {
    inspectBudget(node);
    NodeCheck.leaked(node.node().usage())
        .ifPresent(finding -> breach(Breach.Rule.OVER_BUDGET, node.index(), finding));
    NodeCheck.wrongBooks(node.node().stats().connections())
        .ifPresent(finding -> breach(Breach.Rule.BOOKS_WRONG, node.index(), finding));
    node.node()
        .discovered()
        .flatMap(found -> NodeCheck.wrongCompany(node.node().peers().size(), found))
        .ifPresent(finding -> breach(Breach.Rule.BOOKS_WRONG, node.index(), finding));
    if (!node.turns().ready().isEmpty()) {
      breach(Breach.Rule.STUCK, node.index(), node.turns().ready() + " could go on");
    }
  }
}
