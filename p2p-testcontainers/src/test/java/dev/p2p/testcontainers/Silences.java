package dev.p2p.testcontainers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes do about peers that fall silent from now on. It goes by what they count, not by when
 * that was: their clocks need not be the test's.
 */
final class Silences {

  private final Map<P2pNodeContainer, Long> before = new LinkedHashMap<>();

  Silences(Collection<P2pNodeContainer> nodes) {
    nodes.forEach(node -> before.put(node, closed(node)));
  }

  /** Waits until a node has closed a peer for its silence, and has none at these addresses. */
  void awaitThatItGaveUp(P2pNodeContainer node, List<String> addresses) {
    long seen = requireNonNull(before.get(node), "a node it was made for");
    assertThat(
            Patience.await(
                TestNodes.PATIENCE, () -> Optional.of(closed(node)).filter(now -> now > seen)))
        .as("%s closes silent peers: %s", node.name(), node.why())
        .isPresent();
    assertThat(
            Patience.await(
                TestNodes.PATIENCE,
                () -> Optional.of(node.peers()).filter(peers -> hasNone(peers, addresses))))
        .as("%s has no peers at %s", node.name(), addresses)
        .isPresent();
  }

  private static long closed(P2pNodeContainer node) {
    return node.why().stream()
        .filter(event -> event.kind().equals("CLOSED") && event.reason().startsWith("Silent"))
        .mapToLong(PeerEvent::count)
        .sum();
  }

  private static boolean hasNone(List<ConnectedPeer> peers, List<String> addresses) {
    return peers.stream().map(peer -> peer.address().host()).noneMatch(addresses::contains);
  }
}
