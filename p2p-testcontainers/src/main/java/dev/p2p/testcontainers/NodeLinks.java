package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * What connects a node's container with others: its place in their network, and the peers it is cut
 * from. The ports by which a test asks the node are on another network, and stay.
 *
 * <p><b>Threading:</b> confined to one thread at a time; waits for the engine.
 */
final class NodeLinks {

  private final ClusteredContainer node;

  /** The others, with their addresses, to whom packets from here are thrown away. */
  private final Map<NodeLinks, String> cut = new LinkedHashMap<>();

  NodeLinks(ClusteredContainer node) {
    this.node = node;
  }

  /** Joins the network, known there by the node's aliases. */
  void join() {
    Network network = node.getNetwork();
    if (network != null) {
      node.getDockerClient()
          .connectToNetworkCmd()
          .withContainerId(node.getContainerId())
          .withNetworkId(network.getId())
          .withContainerNetwork(new ContainerNetwork().withAliases(node.getNetworkAliases()))
          .exec();
    }
  }

  /** Leaves the network, if it is there. */
  void leave() {
    if (place().isPresent()) {
      node.getDockerClient()
          .disconnectFromNetworkCmd()
          .withContainerId(node.getContainerId())
          .withNetworkId(network().getId())
          .withForce(true)
          .exec();
    }
  }

  /** The node's address in the network; empty if it is not there. */
  Optional<String> address() {
    return place().map(ContainerNetwork::getIpAddress).filter(address -> !address.isEmpty());
  }

  /** Its place in the network, which a container that is stopped still has. */
  private Optional<ContainerNetwork> place() {
    String ignored = node.requireContainer();
    String id = network().getId();
    InspectContainerResponse now = node.getCurrentContainerInfo();
    return now.getNetworkSettings().getNetworks().values().stream()
        .filter(joined -> id.equals(joined.getNetworkID()))
        .findFirst();
  }

  /** From now on no packets pass between any of one side and any of the other. */
  static void partition(Collection<NodeLinks> oneSide, Collection<NodeLinks> otherSide) {
    oneSide.forEach(links -> links.cutFrom(otherSide));
    otherSide.forEach(links -> links.cutFrom(oneSide));
  }

  /** These are in their network, and packets pass between them and everybody there. */
  static void heal(Collection<NodeLinks> healed) {
    Set<NodeLinks> concerned = new LinkedHashSet<>(healed);
    healed.forEach(links -> concerned.addAll(links.cut.keySet()));
    for (NodeLinks links : concerned) {
      boolean entirely = healed.contains(links);
      links.mend(
          links.cut.keySet().stream().filter(other -> entirely || healed.contains(other)).toList());
    }
    healed.forEach(NodeLinks::rejoin);
  }

  private void cutFrom(Collection<NodeLinks> others) {
    Map<NodeLinks, String> more = new LinkedHashMap<>();
    others.stream()
        .filter(other -> !cut.containsKey(other))
        .forEach(other -> more.put(other, other.node.clusterAddress()));
    inNetworkOfNode("add", more.values());
    cut.putAll(more);
  }

  private void mend(Collection<NodeLinks> others) {
    Collection<String> addresses = others.stream().map(cut::get).toList();
    // One that does not run has no routes.
    if (node.isRunning()) {
      inNetworkOfNode("del", addresses);
    }
    others.forEach(cut::remove);
  }

  /** A container that is made later joins anyway. */
  private void rejoin() {
    boolean could = node.getContainerId() != null && node.getNetwork() != null;
    if (could && place().isEmpty()) {
      join();
    }
  }

  private Network network() {
    @Nullable Network network = node.getNetwork();
    if (network == null) {
      throw new IllegalStateException(
          "node %s is in no network: withNetwork puts it into one".formatted(node.name()));
    }
    return network;
  }

  /**
   * Changes routes from a container beside the node's that shares its network: the node's own has
   * no tools, and no right to.
   */
  private void inNetworkOfNode(String verb, Collection<String> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    String commands =
        addresses.stream()
            .map(address -> "ip route %s blackhole %s/32".formatted(verb, address))
            .collect(Collectors.joining(" && "));
    try (GenericContainer<?> tool =
        new GenericContainer<>(DockerImageName.parse(node.faultsImage()))) {
      tool.withCreateContainerCmdModifier(command ->
              Objects.requireNonNull(command.getHostConfig())
                  .withNetworkMode("container:" + node.getContainerId())
                  .withCapAdd(Capability.NET_ADMIN))
          .withCommand("sh", "-c", commands)
          .withStartupCheckStrategy(new OneShot())
          .start();
    }
  }
}
