package dev.p2p.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.record.LinkGraph.Part;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkGraphTest {

  private static final BitSet NOBODY = new BitSet();

  private final LinkGraph graph = new LinkGraph(7);

  @Test
  void aNetworkThatHangsTogetherIsOnePart() {
    link(0, 1);
    link(1, 2);
    link(2, 3);

    assertThat(graph.parts(nodes(0, 1, 2, 3), NOBODY))
        .containsExactly(new Part(nodes(0, 1, 2, 3), nodes(0, 1, 2, 3)));
  }

  @Test
  void aNodeWithoutPeersIsAPartOfItsOwn() {
    link(0, 2);

    assertThat(graph.parts(nodes(0, 1, 2), NOBODY))
        .containsExactly(new Part(nodes(0, 2), nodes(0, 2)), new Part(nodes(1), nodes(1)));
  }

  @Test
  void nodesThatAreNotThereArePartOfNothing() {
    assertThat(graph.parts(nodes(3), NOBODY)).containsExactly(new Part(nodes(3), nodes(3)));
    assertThat(graph.parts(nodes(), NOBODY)).isEmpty();
  }

  @Test
  void nothingGetsThroughNodesThatAreGoneThoughTheirPeersDoNotKnowYet() {
    link(0, 1);
    link(1, 2);

    assertThat(graph.parts(nodes(0, 2), NOBODY))
        .containsExactly(new Part(nodes(0), nodes(0)), new Part(nodes(2), nodes(2)));
  }

  @Test
  void aSilentNodeHearsBothSidesAndJoinsThemNot() {
    link(0, 1);
    link(1, 2);
    link(2, 3);

    assertThat(graph.parts(nodes(0, 1, 2, 3), nodes(1)))
        .containsExactly(new Part(nodes(0), nodes(0, 1)), new Part(nodes(2, 3), nodes(1, 2, 3)));
  }

  @Test
  void silentNodesAloneAreNoPart() {
    link(0, 1);

    assertThat(graph.parts(nodes(0, 1), nodes(0, 1))).isEmpty();
  }

  @Test
  void aLinkLastsUntilTheLastOfItsConnectionsIsGone() {
    link(0, 1);
    link(0, 1);

    graph.part(0, 1);
    assertThat(graph.isLinked(0, 1)).isTrue();
    graph.part(0, 1);
    assertThat(graph.isLinked(0, 1)).isFalse();
    assertThat(graph.degree(0)).isZero();
    graph.part(0, 1);
    assertThat(graph.degree(0)).isZero();
  }

  @Test
  void whoIsNoNodeIsNoPeer() {
    graph.join(0, 7);

    assertThat(graph.degree(0)).isZero();
  }

  @Test
  void whatOnePublishesIsHeardByAllBehindThoseWhoPassItOn() {
    link(0, 1);
    link(1, 2);
    link(2, 3);

    assertThat(graph.reachableFrom(0, NOBODY)).isEqualTo(nodes(1, 2, 3));
    assertThat(graph.reachableFrom(0, nodes(1))).isEqualTo(nodes(1));
    // Whoever publishes passes on what is its own, silent or not.
    assertThat(graph.reachableFrom(1, nodes(1))).isEqualTo(nodes(0, 2, 3));
  }

  private void link(int one, int other) {
    graph.join(one, other);
    graph.join(other, one);
  }

  private static BitSet nodes(int... indices) {
    BitSet nodes = new BitSet();
    IntStream.of(indices).forEach(nodes::set);
    return nodes;
  }
}
