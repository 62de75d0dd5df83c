package dev.p2p.simulator.topology;

import dev.p2p.simulator.text.LineReader;
import dev.p2p.simulator.text.SyntaxException;
import dev.p2p.simulator.time.SeededRandom;
import java.util.List;

/** Who dials whom at the beginning. */
@FunctionalInterface
public interface Topology {

  /**
   * The dials, in the order they are made; no node dials itself, and no pair is there twice, be it
   * the other way round.
   *
   * @param nodes how many there are, at least 1
   */
  List<Edge> edges(int nodes, SeededRandom random);

  /**
   * A dial.
   *
   * @param from index of the dialler
   * @param to index of the one who accepts
   */
  record Edge(int from, int to) {}

  /** Each node dials the next one. */
  static Topology ring() {
    return new Ring();
  }

  /**
   * Every node has {@code degree} neighbours, chosen by lot.
   *
   * @param degree at least 2; lowered to what so many nodes allow
   */
  static Topology randomRegular(int degree) {
    return new RandomRegular(degree);
  }

  /**
   * A ring in which every node knows the {@code degree / 2} next ones; each of these dials but the
   * nearest goes to a node chosen by lot instead, with probability {@code rewiring}, 0 to 1 (Watts
   * and Strogatz, 1998).
   *
   * @throws IllegalArgumentException if the degree is below 2 or the probability is none
   */
  static Topology smallWorld(int degree, double rewiring) {
    return new SmallWorld(degree, rewiring);
  }

  /** Every node dials node 0. */
  static Topology star() {
    return new Star();
  }

  /**
   * Exactly these.
   *
   * @throws IllegalArgumentException if one joins a node with itself, or joins a pair that is there
   *     already
   */
  static Topology of(List<Edge> edges) {
    return new Listed(edges);
  }

  /**
   * Reads edges: on each line the dialler's index and the acceptor's, such as {@code 0 1}; what
   * follows {@code #} is a comment.
   *
   * @param name of the file, say, for messages
   * @throws SyntaxException at the first line that is wrong
   */
  static Topology parse(String name, String text) {
    EdgeSet edges = new EdgeSet();
    LineReader.read(
        name,
        text,
        words -> {
          Edge edge = new Edge(words.index("the dialler"), words.index("the acceptor"));
          edges.require(edge);
          return edge;
        });
    return new Listed(edges.toList());
  }
}
