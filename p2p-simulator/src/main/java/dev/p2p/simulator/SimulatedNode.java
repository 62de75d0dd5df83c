package dev.p2p.simulator;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PublishResult;
import dev.p2p.api.RemotePeer;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.simulator.network.Host;
import dev.p2p.simulator.record.Ledger;
import dev.p2p.simulator.time.NodeClock;
import dev.p2p.simulator.turns.TurnExecution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real node on a simulated machine. It can be killed and started again, on the same machine, with
 * what it kept on its disk; each start is a new run of the node.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class SimulatedNode {

  private final Simulation simulation;
  private final Host host;
  private final NodeClock clock;
  private final Disk disk = new Disk();
  private List<SimulatedNode> neighbours = List.of();
  private int runs;
  private boolean leaving;
  private @Nullable Run run;

  /** From a start to the crash, or the end. */
  private record Run(Node node, TurnExecution turns, NodeRecorder recorder) {}

  SimulatedNode(Simulation simulation, Host host) {
    this.simulation = simulation;
    this.host = host;
    this.clock = new NodeClock(simulation.timeline());
  }

  /** Its number, from 0. */
  public int index() {
    return host.index();
  }

  /** Where it listens. */
  public NodeAddress address() {
    return host.address();
  }

  /** The machine it runs on. */
  public Host host() {
    return host;
  }

  /** Its clocks. */
  public NodeClock clock() {
    return clock;
  }

  /** What it keeps over a restart. */
  public Disk disk() {
    return disk;
  }

  /** Whom it dials when it comes up: its part of the topology. */
  public List<SimulatedNode> neighbours() {
    return neighbours;
  }

  /** How often it has been started. */
  public int runs() {
    return runs;
  }

  /** Whether it runs, be it that it is about to leave. */
  public boolean isRunning() {
    return run != null;
  }

  /** Whether it runs and has begun to leave. */
  public boolean isLeaving() {
    return leaving;
  }

  /**
   * The node of the present run.
   *
   * @throws IllegalStateException if it does not run
   */
  public Node node() {
    return running().node();
  }

  /** The actors of the present run that have not ended, by name. */
  public TurnExecution turns() {
    return running().turns();
  }

  /**
   * Starts a run, which listens.
   *
   * @throws IllegalStateException if it runs already
   */
  public void start() {
    if (run != null) {
      throw new IllegalStateException("node " + index() + " runs already");
    }
    TurnExecution turns = new TurnExecution(simulation.timeline());
    host.onWakeUp(turns::settle);
    NodeRecorder recorder = new NodeRecorder(simulation, this);
    NodeBuilder builder =
        Node.builder()
            .wire(simulation.setup().wire())
            .transport(host.transport())
            .bus(simulation.setup().bus().apply(turns))
            .settings(simulation.setup().settings())
            .time(clock)
            .random(simulation.randomForRun(index(), runs))
            .execution(turns)
            .observe(recorder);
    runs++;
    simulation.setup().blueprint().draw(builder, this);
    Node node = builder.start();
    run = new Run(node, turns, recorder);
    try {
      var unused = node.listen(address());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    turns.settle();
  }

  /** Dials another node. */
  public CompletableFuture<RemotePeer> connect(SimulatedNode other) {
    CompletableFuture<RemotePeer> result = node().connect(other.address());
    turns().settle();
    return result;
  }

  /** Dials each of its neighbours, once. */
  public void dialNeighbours() {
    for (SimulatedNode neighbour : neighbours) {
      var unused = connect(neighbour);
    }
  }

  /** Dials each of its neighbours that runs and is not connected with it, once. */
  public void dialMissingNeighbours() {
    for (SimulatedNode neighbour : neighbours) {
      if (neighbour.isRunning() && !simulation.graph().isLinked(index(), neighbour.index())) {
        var unused = connect(neighbour);
      }
    }
  }

  /** Publishes a message to all peers. */
  public PublishResult publish(String topicName, Bytes payload) {
    return publishAll(topicName, List.of(payload)).getFirst();
  }

  /** Publishes messages in one go: none is written before the last is queued. */
  public List<PublishResult> publishAll(String topicName, List<Bytes> payloads) {
    List<Message> messages =
        payloads.stream().map(payload -> node().messages().create(topicName, payload)).toList();
    List<PublishResult> results = node().publishAll(messages);
    simulation.inspectBudget(this);
    turns().settle();
    return results;
  }

  /** Begins to leave politely; {@link #crash} ends the process in the end. */
  public void leave() {
    node().leave();
    leaving = true;
    turns().settle();
  }

  /** Kills the process: nothing is flushed, nobody is told but by the connections' ends. */
  public void crash() {
    running().recorder().mute();
    running().turns().stop();
    run = null;
    leaving = false;
    host.crash();
  }

  void setNeighbours(List<SimulatedNode> dialled) {
    neighbours = List.copyOf(dialled);
  }

  /** Whether the present run has published or been delivered a message. */
  boolean has(Ledger.Entry entry) {
    return running().recorder().has(entry);
  }

  void requireAnswered() {
    running().recorder().requireAnswered(node().peers());
  }

  private Run running() {
    if (run == null) {
      throw new IllegalStateException("node " + index() + " does not run");
    }
    return run;
  }

  @Override
  public String toString() {
    return "node " + index();
  }
}
