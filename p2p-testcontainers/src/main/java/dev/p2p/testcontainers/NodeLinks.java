package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import java.util.LinkedHashSet;
import java.util.List;
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

  private final P2pNodeContainer node;

  /** Addresses, while packets to them are thrown away. */
  private final Set<String> cut = new LinkedHashSet<>();

  NodeLinks(P2pNodeContainer node) {
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

  /** Leaves the network. */
  void leave() {
    node.getDockerClient()
        .disconnectFromNetworkCmd()
        .withContainerId(node.getContainerId())
        .withNetworkId(network().getId())
        .withForce(true)
        .exec();
  }

  /** The node's address in the network; empty if it is not there. */
  Optional<String> address() {
    String id = network().getId();
    InspectContainerResponse now = node.getCurrentContainerInfo();
    return now.getNetworkSettings().getNetworks().values().stream()
        .filter(joined -> id.equals(joined.getNetworkID()))
        .map(ContainerNetwork::getIpAddress)
        .filter(address -> address != null && !address.isEmpty())
        .findFirst();
  }

  /** Throws away all packets to these addresses from now on. */
  void cutFrom(List<String> addresses) {
    List<String> more = addresses.stream().filter(address -> !cut.contains(address)).toList();
    inNetworkOfNode("add", more);
    cut.addAll(more);
  }

  /** As if nothing had been cut, and the network had not been left. */
  void mend() {
    inNetworkOfNode("del", List.copyOf(cut));
    cut.clear();
    if (address().isEmpty()) {
      join();
    }
  }

  /** A container that starts anew starts with all links to those in its network. */
  void onStarting() {
    cut.clear();
  }

  private Network network() {
    @Nullable Network network = node.getNetwork();
    return Objects.requireNonNull(network, "a node without a network has no peers to lose");
  }

  /**
   * Changes routes from a container beside the node's that shares its network: the node's own has
   * no tools, and no right to.
   */
  private void inNetworkOfNode(String verb, List<String> addresses) {
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
