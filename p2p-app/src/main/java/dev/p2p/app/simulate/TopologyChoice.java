package dev.p2p.app.simulate;

import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A topology as it was asked for.
 *
 * @param label for people, such as {@code random, degree 8}
 * @param topology who dials whom
 */
public record TopologyChoice(String label, Topology topology) {

  /** Share of a small world's dials that are shortcuts: the middle of the range where it is one. */
  private static final double REWIRING = 0.1;

  /** The names, for people. */
  public static final String NAMES = "random, ring, small-world, star";

  /**
   * Reads a name, or the file of that name.
   *
   * @param degree of those that have one, at least 2
   * @param nodes how many there are, which a file is held to
   * @throws IllegalArgumentException if the text is neither, or the file names a node that is not
   *     there; the message says what it must be
   * @throws dev.p2p.simulator.text.SyntaxException at the first line of the file that is wrong
   */
  public static TopologyChoice parse(String text, int degree, int nodes) {
    return switch (text) {
      case "random" ->
          new TopologyChoice("random, degree " + degree, Topology.randomRegular(degree));
      case "ring" -> new TopologyChoice(text, Topology.ring());
      case "small-world" ->
          new TopologyChoice(
              "small world, degree " + degree, Topology.smallWorld(degree, REWIRING));
      case "star" -> new TopologyChoice(text, Topology.star());
      default -> new TopologyChoice(text, read(text, nodes));
    };
  }

  private static Topology read(String file, int nodes) {
    Topology topology;
    try {
      topology = Topology.parse(file, Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "must be one of %s or a file of dials that can be read, was \"%s\""
              .formatted(NAMES, file),
          e);
    }
    // Not only when nodes start: a node that is not there is a mistake of the file.
    var unused = topology.edges(nodes, new SeededRandom(0));
    return topology;
  }
}
