package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.Optional;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits until a node says that it is ready; no longer than its process lives. */
final class ReadyStrategy extends AbstractWaitStrategy {

  private final P2pNodeContainer node;

  ReadyStrategy(P2pNodeContainer node) {
    this.node = node;
  }

  /**
   * Waits.
   *
   * @throws NodeEndedException if the process ends instead
   * @throws ContainerLaunchException if it lives, and is not ready in time
   */
  @Override
  protected void waitUntilReady() {
    boolean ready =
        Patience.await(startupTimeout, this::readyOrEnded)
            .orElseThrow(() ->
                new ContainerLaunchException(
                    "node %s is not ready after %d ms; its log: %s"
                        .formatted(node.name(), startupTimeout.toMillis(), node.getLogs())));
    if (!ready) {
      InspectContainerResponse.ContainerState state = node.getCurrentContainerInfo().getState();
      throw new NodeEndedException(node.name(), state.getExitCodeLong().intValue(), node.getLogs());
    }
  }

  private Optional<Boolean> readyOrEnded() {
    if (!node.isRunning()) {
      return Optional.of(false);
    }
    return node.isStarted() ? Optional.of(true) : Optional.empty();
  }
}
