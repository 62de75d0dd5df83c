package dev.p2p.simulator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.simulator.text.SyntaxException;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.topology.Topology.Edge;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TopologyTest {

  static Stream<Topology> all() {
    return Stream.of(
        Topology.ring(),
        Topology.star(),
        Topology.randomRegular(2),
        Topology.randomRegular(5),
        Topology.randomRegular(8),
        Topology.smallWorld(2, 1),
        Topology.smallWorld(6, 0.3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNodeIsReachedAndNoPairJoinedTwice(Topology topology) {
    for (int nodes : new int[] {1, 2, 3, 4, 7, 50, 300}) {
      List<Edge> edges = topology.edges(nodes, new SeededRandom(nodes));

      Set<Set<Integer>> pairs = new HashSet<>();
      assertThat(edges)
          .as("%d nodes", nodes)
          .allSatisfy(edge -> assertThat(edge.from()).isBetween(0, nodes - 1))
          .allSatisfy(edge -> assertThat(edge.to()).isBetween(0, nodes - 1))
          .allSatisfy(edge -> assertThat(edge.from()).isNotEqualTo(edge.to()))
          .allMatch(edge -> pairs.add(Set.of(edge.from(), edge.to())));
      assertThat(reached(edges).cardinality()).as("of %d nodes", nodes).isEqualTo(nodes);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameSeedGivesTheSameEdges(Topology topology) {
    assertThat(topology.edges(50, new SeededRandom(3)))
        .isEqualTo(topology.edges(50, new SeededRandom(3)));
  }

  @Test
  void anotherSeedGivesOtherEdgesWhereTheyAreChosenByLot() {
    Topology topology = Topology.randomRegular(8);

    assertThat(topology.edges(50, new SeededRandom(3)))
        .isNotEqualTo(topology.edges(50, new SeededRandom(4)));
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "5, 5", "2, 2"})
  void aRandomRegularTopologyHasItsDegreeAlmostEverywhere(int degree, int expected) {
    List<Edge> edges = Topology.randomRegular(degree).edges(1_000, new SeededRandom(1));

    int[] degrees = degrees(edges, 1_000);
    assertThat(IntStream.of(degrees).boxed()).allMatch(one -> one >= 2 && one <= expected);
    assertThat(edges.size()).isGreaterThan(1_000 * expected / 2 * 98 / 100);
  }

  @Test
  void aSmallWorldKeepsItsRingAndHasAsManyEdgesAsWithoutShortcuts() {
    List<Edge> edges = Topology.smallWorld(6, 0.3).edges(100, new SeededRandom(1));

    assertThat(edges).containsAll(Topology.ring().edges(100, new SeededRandom(1)));
    assertThat(edges.size()).isBetween(280, 300);
    assertThat(edges).anyMatch(edge -> Math.floorMod(edge.to() - edge.from(), 100) > 3);
  }

  @Test
  void aTopologyIsReadFromText() {
    Topology topology = Topology.parse("t", "# a triangle\n0 1\n\n1 2 # closing it\n 2  0 \n");

    assertThat(topology.edges(3, new SeededRandom(1)))
        .containsExactly(new Edge(0, 1), new Edge(1, 2), new Edge(2, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          0;     the acceptor must be the index of a node, from 0, was missing
          x 1;   the dialler must be the index of a node, from 0, was "x"
          0 -1;  the acceptor must be the index of a node, from 0, was "-1"
          1 2 3; the line must be at its end, was "3"
          2 2;   an edge must join two nodes that no other joins, was 2 2
          1 0;   an edge must join two nodes that no other joins, was 1 0
          """)
  void aMistakeIsToldWithFileLineRuleAndValue(String line, String mistake) {
    assertThatExceptionOfType(SyntaxException.class)
        .isThrownBy(() -> Topology.parse("bad.edges", "0 1\n" + line))
        .withMessage("bad.edges:2: " + mistake);
  }

  @Test
  void anEdgeToANodeThatIsNotThereIsToldWithTheRange() {
    Topology topology = Topology.parse("t", "0 3");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> topology.edges(3, new SeededRandom(1)))
        .withMessage("an edge must join two of nodes 0 to 2, was 0 3");
  }

  @Test
  void listedEdgesJoinNoPairTwice() {
    List<Edge> twice = List.of(new Edge(0, 1), new Edge(1, 0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topology.of(twice))
        .withMessage("an edge must join two nodes that no other joins, was 1 0");
  }

  private static int[] degrees(List<Edge> edges, int nodes) {
    int[] degrees = new int[nodes];
    for (Edge edge : edges) {
      degrees[edge.from()]++;
      degrees[edge.to()]++;
    }
    return degrees;
  }

  private static BitSet reached(List<Edge> edges) {
    BitSet reached = new BitSet();
    reached.set(0);
    int before;
    do {
      before = reached.cardinality();
      for (Edge edge : edges) {
        if (reached.get(edge.from()) || reached.get(edge.to())) {
          reached.set(edge.from());
          reached.set(edge.to());
        }
      }
    } while (reached.cardinality() > before);
    return reached;
  }
}
