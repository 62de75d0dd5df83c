package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A container whose peers are in a network of their own: its ports are in Docker's default network,
 * so that they stay when it leaves that of its peers. It can be started anew.
 *
 * <p><b>Threading:</b> used by one thread at a time.
 */
abstract sealed class ClusteredContainer extends GenericContainer<P2pNodeContainer>
    permits P2pNodeContainer {

  /** An image that has {@code sh} and {@code ip}: what cuts a node from others. */
  public static final String DEFAULT_FAULTS_IMAGE = "busybox:1.37";

  private final NodeLinks links = new NodeLinks(this);
  private @Nullable Network cluster;
  private @Nullable String name;
  private String faultsImage = DEFAULT_FAULTS_IMAGE;

  ClusteredContainer(DockerImageName image) {
    super(image);
  }

  /** What is put into the container before it starts: texts by their paths. */
  abstract Map<String, String> files();

  /** In which network its peers are. */
  @Override
  public P2pNodeContainer withNetwork(Network network) {
    setNetwork(network);
    return self();
  }

  @Override
  public void setNetwork(Network network) {
    cluster = network;
  }

  /** In which network its peers are; null if it has none. */
  @Override
  public @Nullable Network getNetwork() {
    return cluster;
  }

  /** What it is called in its network; the first alias ever given is its {@link #name}. */
  @Override
  public P2pNodeContainer withNetworkAliases(String... aliases) {
    if (name == null && aliases.length > 0) {
      name = aliases[0];
    }
    return super.withNetworkAliases(aliases);
  }

  /** The image of what cuts it from others; {@link #DEFAULT_FAULTS_IMAGE} if none is given. */
  public P2pNodeContainer withFaultsImage(String image) {
    faultsImage = image;
    return self();
  }

  /** What its peers call it. */
  public String name() {
    return name == null ? getNetworkAliases().getFirst() : name;
  }

  /**
   * Its IP address in its network; often another one after it was started anew or isolated.
   *
   * @throws IllegalStateException if it is not there now
   */
  public String clusterAddress() {
    return links
        .address()
        .orElseThrow(
            () -> new IllegalStateException("node %s is not in its network".formatted(name())));
  }

  /** Its ports change with each start: they are looked up anew. */
  @Override
  public @Nullable InspectContainerResponse getContainerInfo() {
    return getContainerId() == null ? super.getContainerInfo() : getCurrentContainerInfo();
  }

  /** Ends it and removes its container, with its state; nothing if it has none. */
  @Override
  public void stop() {
    if (getContainerId() != null) {
      goOnIfPaused();
    }
    super.stop();
  }

  /** What others still do to the node that was here before is undone. */
  @Override
  protected void doStart() {
    NodeLinks.heal(List.of(links));
    try {
      super.doStart();
    } catch (ContainerLaunchException e) {
      throw endedIn(e).<RuntimeException>map(ended -> ended).orElse(e);
    }
  }

  @Override
  protected void containerIsCreated(String containerId) {
    links.join();
    files()
        .forEach((path, text) ->
            copyFileToContainer(Transferable.of(text.getBytes(StandardCharsets.UTF_8)), path));
  }

  /** Two containers are two nodes, whatever they have in common. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "node " + name();
  }

  NodeLinks links() {
    return links;
  }

  /**
   * The id of its container.
   *
   * @throws IllegalStateException if it was not started, or is stopped
   */
  String requireContainer() {
    String id = getContainerId();
    if (id == null) {
      throw new IllegalStateException(
          "node %s has no container: it was not started, or is stopped".formatted(name()));
    }
    return id;
  }

  /** The port of {@link #getHost} that leads to one of its own; empty if it does not run. */
  Optional<Integer> portOfHost(int port) {
    try {
      return Optional.of(getMappedPort(port));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // So the library says that there is no container, or none whose process lives.
      return Optional.empty();
    }
  }

  void goOnIfPaused() {
    if (Boolean.TRUE.equals(getCurrentContainerInfo().getState().getPaused())) {
      getDockerClient().unpauseContainerCmd(getContainerId()).exec();
    }
  }

  /** Which the library buries in words of its own. */
  private static Optional<NodeEndedException> endedIn(ContainerLaunchException launch) {
    Throwable cause = launch;
    while (cause != null && !(cause instanceof NodeEndedException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((NodeEndedException) cause);
  }

  String faultsImage() {
    return faultsImage;
  }
}
