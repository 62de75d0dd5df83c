package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** Seven nodes that were told of one, under real faults. Each test leaves them whole. */
@Tag("docker")
@Timeout(300)
final class ClusterTest {

  private static final Network NETWORK = Network.newNetwork();
  private static final P2pNodeContainer BOOTSTRAP = TestNodes.node(NETWORK, "a");
  private static final List<P2pNodeContainer> NODES =
      Stream.concat(
              Stream.of(BOOTSTRAP),
              Stream.of("b", "c", "d", "e", "f", "g")
                  .map(name -> TestNodes.node(NETWORK, name).withBootstrap(BOOTSTRAP)))
          .toList();

  @BeforeAll
  static void start() {
    Startables.deepStart(NODES).join();
  }

  @AfterAll
  static void stop() {
    NODES.parallelStream().forEach(P2pNodeContainer::stop);
    NETWORK.close();
  }

  @AfterEach
  void makeThemWholeAgain() {
    NODES.forEach(ClusterTest::makeWhole);
    P2pNodeContainer.heal(NODES);
    awaitMesh();
  }

  @Test
  void sevenFindEachOtherFromOne() {
    for (P2pNodeContainer node : NODES) {
      // Of two that dialled each other there are two connections for a moment.
      assertThat(Patience.await(TestNodes.PATIENCE, () -> oneOfEach(node.peers())))
          .as(node.name())
          .isPresent();
    }
  }

  @Test
  void whatOnePublishesEachOfTheOthersAcceptsOnce() {
    awaitMesh();
    List<MessageId> published =
        NODES.stream().map(node -> node.publish("tx", "gossip of " + node.name())).toList();

    for (int i = 0; i < NODES.size(); i++) {
      P2pNodeContainer node = NODES.get(i);
      List<MessageId> others = new ArrayList<>(published);
      MessageId own = others.remove(i);
      others.forEach(node::awaitMessage);
      assertThat(node.messages().stream().map(NodeMessage::id).filter(published::contains))
          .doesNotContain(own)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aQuestionIsAnsweredByThePeerThatIsAsked() {
    awaitMesh();
    P2pNodeContainer asking = node("c");
    for (P2pNodeContainer asked : NODES) {
      if (!asked.equals(asking)) {
        NodeMessage answer = asking.request(asked, "ping", Bytes.EMPTY, Duration.ofSeconds(10));

        assertThat(answer.topic()).isEqualTo("pong");
      }
    }
  }

  @Test
  void whatTwoSidesOfAPartitionSaidIsEverywhereOnceItIsOver() {
    awaitMesh();
    List<P2pNodeContainer> three = NODES.subList(0, 3);
    List<P2pNodeContainer> four = NODES.subList(3, NODES.size());
    List<String> atThree = addresses(three);
    List<String> atFour = addresses(four);
    Silences silences = new Silences(NODES);
    P2pNodeContainer.partition(three, four);

    P2pNodeContainer left = three.getLast();
    P2pNodeContainer right = four.getLast();
    MessageId here = left.publish("tx", "said by the three");
    MessageId there = right.publish("tx", "said by the four");
    three.stream().filter(node -> !node.equals(left)).forEach(node -> node.awaitMessage(here));
    four.stream().filter(node -> !node.equals(right)).forEach(node -> node.awaitMessage(there));
    three.forEach(node -> silences.awaitThatItGaveUp(node, atFour));
    four.forEach(node -> silences.awaitThatItGaveUp(node, atThree));
    three.forEach(node -> assertThat(has(node, there)).as(node.name()).isFalse());
    four.forEach(node -> assertThat(has(node, here)).as(node.name()).isFalse());

    P2pNodeContainer.heal(three);
    three.forEach(node -> node.awaitMessage(there));
    four.forEach(node -> node.awaitMessage(here));
  }

  @Test
  void whoIsPausedForLongerThanTheIdleLimitIsGivenUpAndCatchesUp() {
    awaitMesh();
    P2pNodeContainer paused = node("g");
    List<String> where = addresses(List.of(paused));
    Silences silences = new Silences(others(paused));
    paused.pause();

    others(paused).forEach(node -> silences.awaitThatItGaveUp(node, where));
    MessageId missed = node("a").publish("tx", "said while g was paused");

    paused.unpause();
    paused.awaitMessage(missed);
  }

  @Test
  void whoseCableIsPulledCatchesUpWhenItIsBack() {
    awaitMesh();
    P2pNodeContainer alone = node("f");
    List<String> where = addresses(List.of(alone));
    Silences silences = new Silences(others(alone));
    alone.isolate();

    MessageId own = alone.publish("tx", "said by f alone");
    MessageId missed = node("a").publish("tx", "said while f was alone");
    others(alone).forEach(node -> silences.awaitThatItGaveUp(node, where));
    assertThat(has(alone, missed)).isFalse();

    alone.heal();
    alone.awaitMessage(missed);
    others(alone).forEach(node -> node.awaitMessage(own));
  }

  @Test
  void whoIsKilledHasItAllAgainWithItsStateAndWithout() {
    awaitMesh();
    P2pNodeContainer killed = node("e");
    MessageId early = node("b").publish("tx", "said before e was killed");
    killed.awaitMessage(early);

    killed.kill();
    assertThat(killed.isReady()).isFalse();
    assertThatIllegalStateException().isThrownBy(killed::peers).withMessage("node e does not run");
    MessageId missed = node("b").publish("tx", "said while e was dead");
    killed.restart();
    killed.awaitMessage(missed);

    killed.kill();
    killed.restartWithoutState();
    killed.awaitMessage(early);
    killed.awaitMessage(missed);
  }

  @Test
  void allAreRestartedOneByOneUnderLoadAndNothingIsLost() throws Exception {
    awaitMesh();
    Map<MessageId, String> published;
    try (Load load = new Load(NODES.getLast())) {
      for (P2pNodeContainer node : NODES) {
        assertThat(node.terminate()).isZero();
        node.restart();
        // The next one is another.
        load.moveTo(node);
      }
      published = load.stop();
    }
    assertThat(published).hasSizeGreaterThan(NODES.size());
    NODES.forEach(node -> requireAllButItsOwnOnce(node, published));
  }

  private static Optional<List<String>> oneOfEach(List<ConnectedPeer> peers) {
    List<String> names = peers.stream().map(ConnectedPeer::name).distinct().toList();
    boolean complete = names.size() == NODES.size() - 1 && peers.size() == names.size();
    return complete ? Optional.of(names) : Optional.empty();
  }

  private static void requireAllButItsOwnOnce(
      P2pNodeContainer node, Map<MessageId, String> published) {
    Set<MessageId> wanted = new TreeSet<>(published.keySet());
    wanted.removeIf(id -> node.name().equals(published.get(id)));
    boolean all =
        Patience.await(
                TestNodes.PATIENCE,
                () -> Optional.of(TestNodes.printed(node)).filter(ids -> ids.containsAll(wanted)))
            .isPresent();
    List<MessageId> printed = TestNodes.printed(node).stream().filter(wanted::contains).toList();
    assertThat(all).as("%s printed %d of %d", node.name(), printed.size(), wanted.size()).isTrue();
    assertThat(printed).as(node.name()).doesNotHaveDuplicates();
  }

  private static P2pNodeContainer node(String name) {
    return NODES.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<P2pNodeContainer> others(P2pNodeContainer one) {
    return NODES.stream().filter(node -> !node.equals(one)).toList();
  }

  private static List<String> addresses(List<P2pNodeContainer> nodes) {
    return nodes.stream().map(P2pNodeContainer::clusterAddress).toList();
  }

  private static void awaitMesh() {
    NODES.forEach(node -> node.awaitPeers(NODES.size() - 1));
  }

  private static void makeWhole(P2pNodeContainer node) {
    InspectContainerResponse.ContainerState state = node.getCurrentContainerInfo().getState();
    if (Boolean.TRUE.equals(state.getPaused())) {
      node.unpause();
    }
    if (!Boolean.TRUE.equals(state.getRunning())) {
      node.restart();
    }
  }

  private static boolean has(P2pNodeContainer node, MessageId message) {
    return node.messages().stream().anyMatch(known -> known.id().equals(message));
  }
}
