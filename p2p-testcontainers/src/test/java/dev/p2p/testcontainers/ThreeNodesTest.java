package dev.p2p.testcontainers;

import dev.p2p.api.MessageId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

@Tag("docker")
@Timeout(300)
final class ThreeNodesTest {

  // README: begin
  @Test
  void whoWasDeadIsToldWhatItMissed() {
    try (Network network = Network.newNetwork();
        P2pNodeContainer alice = node(network, "alice");
        P2pNodeContainer bob = node(network, "bob").withBootstrap(alice);
        P2pNodeContainer carol = node(network, "carol").withBootstrap(alice)) {
      Startables.deepStart(bob, carol).join(); // and alice before them

      carol.awaitMessage(bob.publish("tx", "hello"));

      bob.kill();
      MessageId missed = carol.publish("tx", "where is bob?");
      alice.awaitMessage(missed);

      bob.restart();
      bob.awaitMessage(missed);
    }
  }

  private static P2pNodeContainer node(Network network, String name) {
    return new P2pNodeContainer()
        .withNetwork(network)
        .withNetworkAliases(name)
        .withConfig("{\"gossip\": {\"repair\": {\"compareEvery\": \"1s\"}}}");
  }
  // README: end
}
