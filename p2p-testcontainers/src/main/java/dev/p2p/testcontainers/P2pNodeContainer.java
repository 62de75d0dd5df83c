package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.HealthCheck;
import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;

/**
 * A node in a container, which can be asked what it sees, and be made to suffer.
 *
 * <p>It is asked by way of its admin endpoint, with a token of its own. Its first alias in the
 * network is its name.
 *
 * <p>The container is in two networks: Docker's default, where the ports are that the test uses,
 * and the one it is given, where its peers are. So a node that is cut from its peers can still be
 * asked.
 *
 * <p>Until {@link #stop} the container stays, with the node's state, whatever becomes of the
 * process. So {@link #start} does nothing to a node that was killed: {@link #restart} does. What
 * needs a process or a container that is not there throws an {@link IllegalStateException}; a node
 * that does not answer, an {@link java.io.UncheckedIOException}; the engine, what Testcontainers
 * throws.
 *
 * <p><b>Threading:</b> used by one thread at a time; what cuts and heals uses all nodes concerned.
 * Everything here waits for the node or the engine, at most as long as it says, else for some
 * seconds.
 */
public final class P2pNodeContainer extends ClusteredContainer {

  /** The image that {@code ./p2p image} builds. */
  public static final String DEFAULT_IMAGE = "p2p:local";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int TOKEN_BYTES = 24;

  private final NodeConfiguration configuration = new NodeConfiguration();
  private final String token;

  private Duration patience = PATIENCE;
  private boolean awaitsPeers = true;

  /** A node of {@link #DEFAULT_IMAGE}. */
  public P2pNodeContainer() {
    this(DockerImageName.parse(DEFAULT_IMAGE));
  }

  /** A node of an image whose program is {@code p2p}. */
  public P2pNodeContainer(DockerImageName image) {
    super(image);
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    this.token = HexFormat.of().formatHex(secret);
    addExposedPorts(NodeConfiguration.PORT, NodeConfiguration.ADMIN_PORT);
    withCommand("run", "--config", NodeConfiguration.FILE);
    // It is asked whether it is ready anyway, and more often.
    withCreateContainerCmdModifier(
        command -> command.withHealthcheck(new HealthCheck().withTest(List.of("NONE"))));
    setStartupCheckStrategy(new StartedAnyway());
    setWaitStrategy(new ReadyStrategy(this));
  }

  /**
   * Has it begin to look for peers at these, which are in the same network and are started before
   * it. It is ready when it has one of them.
   *
   * @throws IllegalArgumentException if {@link #withConfig} set {@code bootstrap} to no list
   */
  public P2pNodeContainer withBootstrap(P2pNodeContainer... nodes) {
    Stream.of(nodes).map(P2pNodeContainer::address).forEach(configuration::addBootstrap);
    return dependsOn(nodes);
  }

  /** The dialect it speaks, such as {@code dusk-0.6}. */
  public P2pNodeContainer withProfile(String profile) {
    configuration.set("profile", profile);
    return this;
  }

  /** The network it takes part in, such as {@code devnet} or a magic number, {@code 0x74746e41}. */
  public P2pNodeContainer withMagic(String networkOrMagic) {
    configuration.set("network", networkOrMagic);
    return this;
  }

  /**
   * Settings of the configuration file, as JSON, which may have comments. They are merged into
   * those given before, key by key; a list replaces what was there. Whether they are right the node
   * says when it starts.
   *
   * @throws IllegalArgumentException if it is no JSON object, or sets {@code listen}, {@code
   *     admin.listen} or {@code admin.tokenFile}, which are the container's own, or {@code admin}
   *     to no object
   */
  public P2pNodeContainer withConfig(String json) {
    configuration.merge(json);
    return this;
  }

  /** Takes it for started once it can be asked, even if it finds none of those it looks for. */
  public P2pNodeContainer withoutAwaitingPeers() {
    awaitsPeers = false;
    return this;
  }

  /**
   * How long the methods that await something wait at most; 30 s if nothing is said. How long it
   * may take to start is {@link #withStartupTimeout}'s to say; 60 s if nothing is said.
   */
  public P2pNodeContainer withPatience(Duration limit) {
    patience = limit;
    return this;
  }

  /** Where its peers dial it. */
  public NodeAddress address() {
    return new NodeAddress(name(), NodeConfiguration.PORT);
  }

  // ---- what it does and sees --------------------------------------------------------------------

  /**
   * Has it publish a message.
   *
   * @return the message's id, the same at every node
   * @throws NodeRefusedException if the topic is unknown, the payload too large or known
   */
  public MessageId publish(String topic, String text) {
    return publish(topic, Bytes.utf8(text));
  }

  /** The same, with any payload. */
  public MessageId publish(String topic, Bytes payload) {
    return client().publish(topic, payload);
  }

  /**
   * Has it ask one of its peers something, and waits for the answer.
   *
   * @param topic one that asks, such as {@code ping}
   * @param timeout at most a minute
   * @throws NodeRefusedException if it does not have that peer, or there is no answer in time
   * @throws IllegalStateException if one of both does not run, or the peer is not in its network
   */
  public NodeMessage request(P2pNodeContainer peer, String topic, Bytes payload, Duration timeout) {
    String host = peer.clusterAddress();
    String asked =
        peers().stream()
            .filter(known -> known.address().host().equals(host))
            .map(ConnectedPeer::name)
            .findFirst()
            .orElse(peer.name());
    return client().request(asked, topic, payload, timeout);
  }

  /**
   * What it was given and accepted since its process began, the oldest first: no messages of its
   * own, no pings and pongs. It keeps the last thousand, of at most 4 MiB together.
   */
  public List<NodeMessage> messages() {
    return client().messagesAfter(0).messages();
  }

  /** Whom it is connected with. */
  public List<ConnectedPeer> peers() {
    return client().peers();
  }

  /** What happened to its peers since its process began, the oldest first, the last thousand. */
  public List<PeerEvent> why() {
    return client().why();
  }

  /**
   * Whether it listens and, if it was told of others, has a peer; false too if it does not run, or
   * does not answer.
   */
  public boolean isReady() {
    return says("/ready");
  }

  /**
   * Waits until it has accepted a message, another node's. One that it accepted long ago has to be
   * among its {@link #messages} still.
   *
   * @throws AssertionError if it does not in time; says what it accepted instead, and why its peers
   *     are gone
   */
  public NodeMessage awaitMessage(MessageId id) {
    return waits().message(id);
  }

  /**
   * Waits until it has that many peers or more.
   *
   * @throws AssertionError if it does not in time
   */
  public List<ConnectedPeer> awaitPeers(int count) {
    return waits().peers(count);
  }

  /**
   * Waits until something happened to one of its peers; it may be long ago.
   *
   * @param description such that "nothing that is DESCRIPTION" is what to tell otherwise
   * @throws AssertionError if nothing does in time
   */
  public PeerEvent awaitEvent(String description, Predicate<PeerEvent> wanted) {
    return waits().event(description, wanted);
  }

  // ---- what it suffers --------------------------------------------------------------------------

  /**
   * Takes it out of its network, as if its cable were pulled, until {@link #heal} or until it is
   * started anew. Its address is often another one then.
   */
  public void isolate() {
    links().leave();
  }

  /**
   * Throws away all packets between this node and those: connections stay, and nothing comes. All
   * must be running, and in the same network; it holds until {@link #heal} or until one of both is
   * started anew. Uses the image of {@link #withFaultsImage}.
   *
   * @throws IllegalStateException if one of them is not in its network
   */
  public void cutFrom(P2pNodeContainer... others) {
    partition(List.of(this), List.of(others));
  }

  /** Cuts all nodes of one side from all of the other, as {@link #cutFrom} does. */
  public static void partition(
      Collection<P2pNodeContainer> oneSide, Collection<P2pNodeContainer> otherSide) {
    NodeLinks.partition(linksOf(oneSide), linksOf(otherSide));
  }

  /** Undoes what {@link #isolate}, {@link #cutFrom} and {@link #partition} did to this node. */
  public void heal() {
    heal(List.of(this));
  }

  /** The same, of several; quicker than one by one. */
  public static void heal(Collection<P2pNodeContainer> nodes) {
    NodeLinks.heal(linksOf(nodes));
  }

  /** Stops its process where it is; its connections stay. */
  public void pause() {
    getDockerClient().pauseContainerCmd(requireContainer()).exec();
  }

  /** Has its process go on. */
  public void unpause() {
    getDockerClient().unpauseContainerCmd(requireContainer()).exec();
  }

  /** Kills its process (SIGKILL). Its state stays for {@link #restart}. */
  public void kill() {
    getDockerClient().killContainerCmd(requireContainer()).exec();
    int ignored = awaitEnd();
  }

  /**
   * Asks its process to leave (SIGTERM) and waits for its end; one that has not left after 30 s is
   * killed. Its state stays for {@link #restart}.
   *
   * @return its exit code; 137 if it was killed
   */
  public int terminate() {
    try {
      getDockerClient()
          .stopContainerCmd(requireContainer())
          .withTimeout((int) STOP_LIMIT.toSeconds())
          .exec();
    } catch (NotModifiedException e) {
      // It has ended already.
    }
    return awaitEnd();
  }

  /**
   * Starts it anew with the state it has, politely if it still runs, and waits until it is ready.
   * What cut it off is undone; one that is paused goes on first.
   *
   * @throws NodeEndedException if its process ends instead
   */
  public void restart() {
    String container = requireContainer();
    if (isRunning()) {
      goOnIfPaused();
      int ignored = terminate();
    }
    heal();
    getDockerClient().startContainerCmd(container).exec();
    waitUntilContainerStarted();
  }

  /**
   * Starts it anew without any state, as on another machine, and waits until it is ready. What cut
   * it off is undone.
   *
   * @throws NodeEndedException if its process ends instead
   */
  public void restartWithoutState() {
    stop();
    start();
  }

  private static List<NodeLinks> linksOf(Collection<P2pNodeContainer> nodes) {
    return nodes.stream().map(ClusteredContainer::links).toList();
  }

  @Override
  Map<String, String> files() {
    return Map.of(
        NodeConfiguration.FILE, configuration.text(), NodeConfiguration.TOKEN_FILE, token);
  }

  /** Whether it has come as far as it is to come for {@link #start} to be done. */
  boolean isStarted() {
    return says(awaitsPeers ? "/ready" : "/live");
  }

  private boolean says(String path) {
    return clientIfItRuns().map(client -> client.says(path)).orElse(false);
  }

  private NodeClient client() {
    return clientIfItRuns()
        .orElseThrow(() -> new IllegalStateException("node %s does not run".formatted(name())));
  }

  private Optional<NodeClient> clientIfItRuns() {
    return portOfHost(NodeConfiguration.ADMIN_PORT)
        .map(port -> new NodeClient(getHost(), port, token));
  }

  private NodeWaits waits() {
    return new NodeWaits(name(), client(), patience);
  }

  private int awaitEnd() {
    return getDockerClient()
        .waitContainerCmd(requireContainer())
        .exec(new WaitContainerResultCallback())
        .awaitStatusCode(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
