package dev.p2p.testcontainers;

import java.util.Optional;
import java.util.function.Predicate;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until a node says that it is ready; no longer than its process lives. */
final class ReadyStrategy extends AbstractWaitStrategy {

  private final P2pNodeContainer node;
  private final Predicate<P2pNodeContainer> wanted;

  /**
   * Of a node.
   *
   * @param wanted what it must be, ready or alive
   */
  ReadyStrategy(P2pNodeContainer node, Predicate<P2pNodeContainer> wanted) {
    this.node = node;
    this.wanted = wanted;
  }

  @Override
  protected void waitUntilReady() {
    boolean ready =
        Patience.await(startupTimeout, this::readyOrEnded)
            .orElseThrow(() ->
                new ContainerLaunchException(
                    "node %s is not ready after %d ms; its log: %s"
                        .formatted(node.name(), startupTimeout.toMillis(), node.getLogs())));
    if (!ready) {
      throw new ContainerLaunchException("node %s ended".formatted(node.name()));
    }
  }

  private Optional<Boolean> readyOrEnded() {
    if (!node.isRunning()) {
      return Optional.of(false);
    }
    return wanted.test(node) ? Optional.of(true) : Optional.empty();
  }
}
