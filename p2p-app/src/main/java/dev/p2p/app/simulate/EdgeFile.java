package dev.p2p.app.simulate;

import dev.p2p.simulator.topology.Topology.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dials from a file, a line each: who dials whom, by number. What follows a # is a remark. */
final class EdgeFile {

  private static final Pattern LINE = Pattern.compile("(\\d{1,9})\\s+(\\d{1,9})");

  private EdgeFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if a line is not right; the message says where and what
   */
  static List<Edge> read(Path file, int nodes) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Edge> edges = new ArrayList<>();
    Set<Edge> known = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      String where = "%s:%d: ".formatted(file, i + 1);
      if (!line.isEmpty()) {
        Edge edge = edge(where, line, nodes);
        if (!known.add(
            new Edge(Math.min(edge.from(), edge.to()), Math.max(edge.from(), edge.to())))) {
          throw new IllegalArgumentException(
              where + "each pair must be there once, was again \"%s\"".formatted(line));
        }
        edges.add(edge);
      }
    }
    return edges;
  }

  private static Edge edge(String where, String line, int nodes) {
    Matcher numbers = LINE.matcher(line);
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          where + "must be two node numbers such as \"0 1\", was \"%s\"".formatted(line));
    }
    Edge edge = new Edge(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    if (Math.max(edge.from(), edge.to()) >= nodes || edge.from() == edge.to()) {
      throw new IllegalArgumentException(
          where + "must be two different nodes of 0 to %d, was \"%s\"".formatted(nodes - 1, line));
    }
    return edge;
  }
}
