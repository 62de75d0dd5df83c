package dev.p2p.app.demo;

import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.console.Figures;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Full nodes on loopback ports the system picks, in a ring with a chord from every second node to
 * the one opposite: nobody is connected with everybody, so most messages are relayed.
 *
 * <p><b>Threading:</b> confined to one thread, which waits for handshakes, room and deliveries.
 */
final class DemoNetwork implements AutoCloseable {

  private static final Duration NO_PROGRESS_LIMIT = Duration.ofSeconds(30);
  private static final int CHORDS_FROM = 4;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Ledger ledger;
  private final DemoTracing tracing;
  private final List<DemoNode> nodes = new ArrayList<>();
  private long published;

  /**
   * Starts the nodes and joins them.
   *
   * @throws DemoFailedException if a node can't listen, or does not get its peers
   */
  DemoNetwork(int size, NodeConfig config, TimeSource time, DemoTracing tracing)
      throws DemoFailedException, InterruptedException {
    this.ledger = new Ledger(size);
    this.tracing = tracing;
    try {
      for (int i = 0; i < size; i++) {
        DemoNode node = new DemoNode(i, config, ledger, time, tracing.of(i));
        nodes.add(node);
        tracing.listens(i, node.address());
      }
      join();
    } catch (DemoFailedException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Publishes a line at the next node in turn.
   *
   * @return false if the network has stopped moving
   * @throws dev.p2p.api.InvalidMessageException if the line is too long for a message
   */
  boolean publish(String line) throws InterruptedException {
    DemoNode node = nodes.get((int) (published % nodes.size()));
    long sequence = published / nodes.size();
    String payload =
        json.createObjectNode()
            .put("node", node.number())
            .put("sequence", sequence)
            .put("line", line)
            .toString();
    String label = "message %d of node %d".formatted(sequence, node.number());
    published++;
    tracing.awaitRoom();
    return node.publish(payload, label, NO_PROGRESS_LIMIT)
        && ledger.awaitUnderWay(tracing.underWayMax(), NO_PROGRESS_LIMIT);
  }

  /** Waits until everything is delivered everywhere; false if the network has stopped moving. */
  boolean awaitDelivered() throws InterruptedException {
    return ledger.awaitUnderWay(0, NO_PROGRESS_LIMIT);
  }

  /** How many lines were published. */
  long published() {
    return published;
  }

  /** What each node did, up to now. */
  List<DemoResult> results() {
    return nodes.stream().map(DemoNode::result).toList();
  }

  /** What is missing where, and what was delivered too often. */
  List<String> problems() {
    return ledger.problems();
  }

  @Override
  public void close() {
    nodes.forEach(DemoNode::close);
  }

  private void join() throws DemoFailedException, InterruptedException {
    int size = nodes.size();
    List<Integer> degrees = new ArrayList<>(Collections.nCopies(size, 0));
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      int opposite = (i + size / 2) % size;
      if (size > 2 || i == 0) {
        join(i, next, degrees);
      }
      if (size >= CHORDS_FROM && i % 2 == 0 && i < opposite) {
        join(i, opposite, degrees);
      }
    }
    for (int i = 0; i < size; i++) {
      if (!nodes.get(i).awaitPeers(degrees.get(i), NO_PROGRESS_LIMIT)) {
        throw new DemoFailedException(
            "node %d must have %d peers within %s, has %d"
                .formatted(
                    i, degrees.get(i), Figures.seconds(NO_PROGRESS_LIMIT), nodes.get(i).peers()));
      }
    }
  }

  private void join(int from, int to, List<Integer> degrees) throws DemoFailedException {
    nodes.get(from).join(nodes.get(to));
    degrees.set(from, degrees.get(from) + 1);
    degrees.set(to, degrees.get(to) + 1);
  }
}
