package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A container whose peers are in a network of their own: its ports are in Docker's default network,
 * so that they stay when it leaves that of its peers. It can be started anew, and tells how its
 * process ended.
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

  /** How the process ended of its own accord; null unless it has. */
  private @Nullable NodeEnd end;

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

  /** Ends it and removes its container, with its state. */
  @Override
  public void stop() {
    if (getContainerId() != null) {
      InspectContainerResponse.ContainerState state = getCurrentContainerInfo().getState();
      if (Boolean.TRUE.equals(state.getPaused())) {
        getDockerClient().unpauseContainerCmd(getContainerId()).exec();
      } else if (!Boolean.TRUE.equals(state.getRunning())) {
        end = new NodeEnd(state.getExitCodeLong().intValue(), getLogs());
      }
    }
    super.stop();
  }

  @Override
  protected void doStart() {
    end = null;
    try {
      super.doStart();
    } catch (ContainerLaunchException e) {
      throw end == null ? e : new NodeEndedException(name(), end, e);
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

  String faultsImage() {
    return faultsImage;
  }
}
