package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Direction;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** A node finds its peers again by what it remembers, with nobody's help. */
@Tag("docker")
@Timeout(180)
final class RememberedPeersTest {

  /** Dials nobody but its peers of the configuration, whoever is near. */
  private static final String DIALS_NOBODY = "{\"connections\": {\"outbound\": {\"target\": 0}}}";

  @Test
  void whoIsKilledFindsAPeerByItsStateThoughItsBootstrapIsDead() {
    try (Network network = Network.newNetwork();
        P2pNodeContainer bootstrap = TestNodes.node(network, "bootstrap").withConfig(DIALS_NOBODY);
        P2pNodeContainer quiet =
            TestNodes.node(network, "quiet")
                .withConfig(DIALS_NOBODY)
                .withConfig("{\"peers\": [\"bootstrap:7000\"]}")
                .dependsOn(bootstrap);
        P2pNodeContainer killed = TestNodes.node(network, "killed").withBootstrap(bootstrap)) {
      Startables.deepStart(quiet, killed).join();
      awaitRemembers(killed, quiet);

      bootstrap.kill();
      killed.kill();
      killed.restart();

      // It was ready with a peer; should that one have gone again, the next is waited for.
      killed.awaitPeers(1);
      assertThat(killed.peers())
          .singleElement()
          .satisfies(peer -> {
            assertThat(peer.address().host()).isEqualTo(quiet.clusterAddress());
            assertThat(peer.direction()).isEqualTo(Direction.OUTBOUND);
          });
    }
  }

  private static void awaitRemembers(P2pNodeContainer node, P2pNodeContainer peer) {
    String address = peer.clusterAddress();
    node.awaitPeers(2);
    assertThat(
            Patience.await(
                TestNodes.PATIENCE,
                () -> Optional.of(TestNodes.savedAddresses(node)).filter(s -> s.contains(address))))
        .as("%s has saved the address of %s, %s", node.name(), peer.name(), address)
        .isPresent();
  }
}
