package dev.p2p.app.simulate;

import dev.p2p.simulator.text.LineReader;
import dev.p2p.simulator.text.LineReader.Numbered;
import dev.p2p.simulator.text.SyntaxException;
import dev.p2p.simulator.text.Words;
import dev.p2p.simulator.topology.Topology.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dials from a file, a line each: who dials whom, by number. What follows a # is a comment.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class EdgeFile {

  private final int nodes;
  private final Set<Edge> known = new HashSet<>();

  private EdgeFile(int nodes) {
    this.nodes = nodes;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws SyntaxException at the first line that is wrong
   */
  static List<Edge> read(Path file, int nodes) throws IOException {
    EdgeFile reader = new EdgeFile(nodes);
    return LineReader.read(file.toString(), Files.readString(file), reader::edge).stream()
        .map(Numbered::value)
        .toList();
  }

  private Edge edge(Words words) {
    int from = node("the node that dials", words);
    int to = node("the node that is dialled", words);
    boolean isNew = known.add(new Edge(Math.min(from, to), Math.max(from, to)));
    if (from == to || !isNew) {
      throw Words.mustBe("a dial", "between two nodes that have none yet", from + " " + to);
    }
    return new Edge(from, to);
  }

  private int node(String what, Words words) {
    int node = words.index(what);
    if (node >= nodes) {
      throw Words.mustBe(what, "one of 0 to " + (nodes - 1), String.valueOf(node));
    }
    return node;
  }
}
