package dev.p2p.testcontainers;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
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
 * <p><b>Threading:</b> used by one thread at a time. Everything here waits for the node or the
 * engine, at most as long as it says, else for some seconds.
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
    setWaitStrategy(new ReadyStrategy(this, P2pNodeContainer::isReady));
  }

  /** Has it begin to look for peers at these, which are started before it. */
  public P2pNodeContainer withBootstrap(P2pNodeContainer... nodes) {
    Stream.of(nodes).forEach(node -> configuration.add("bootstrap", node.address()));
    return dependsOn(nodes);
  }

  /** The dialect it speaks, such as {@code dusk-0.6}. */
  public P2pNodeContainer withProfile(String profile) {
    return withSetting("profile", profile);
  }

  /** The network it takes part in, such as {@code devnet} or a magic number, {@code 0x74746e41}. */
  public P2pNodeContainer withMagic(String networkOrMagic) {
    return withSetting("network", networkOrMagic);
  }

  /**
   * Settings of the configuration file, as JSON, which may have comments. They are merged into
   * those given before, key by key; a list replaces what was there. Whether they are right the node
   * says when it starts.
   *
   * @throws IllegalArgumentException if it is no JSON object, or sets {@code listen}, {@code
   *     admin.listen} or {@code admin.tokenFile}, which are the container's own
   */
  public P2pNodeContainer withConfig(String json) {
    configuration.merge(json);
    return this;
  }

  /** Takes it for started once it can be asked, even if it finds none of those it looks for. */
  public P2pNodeContainer withoutAwaitingPeers() {
    setWaitStrategy(new ReadyStrategy(this, P2pNodeContainer::isAlive));
    return this;
  }

  /** How long the methods that await something wait at most; 30 s if nothing is said. */
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

  /** What it was given and accepted since its process began, the last thousand; not its own. */
  public List<NodeMessage> messages() {
    return client().messagesAfter(0).messages();
  }

  /** Whom it is connected with. */
  public List<ConnectedPeer> peers() {
    return client().peers();
  }

  /** What happened to its peers since its process began, the oldest first. */
  public List<PeerEvent> why() {
    return client().why();
  }

  /** Whether it listens and, if it was told of others, has a peer; false too if it is not asked. */
  public boolean isReady() {
    return client().says("/ready");
  }

  /**
   * Waits until it has accepted a message, another node's.
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

  /** Takes it out of its network, as if its cable were pulled. */
  public void isolate() {
    links().leave();
  }

  /**
   * Throws away all packets between this node and those: connections stay, and nothing comes. All
   * must be running, and in the same network; it holds until {@link #heal} or until one of both is
   * started anew.
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
    getDockerClient().pauseContainerCmd(getContainerId()).exec();
  }

  /** Has its process go on. */
  public void unpause() {
    getDockerClient().unpauseContainerCmd(getContainerId()).exec();
  }

  /** Kills its process (SIGKILL). Its state stays for {@link #restart}. */
  public void kill() {
    getDockerClient().killContainerCmd(getContainerId()).exec();
    int ignored = awaitEnd();
  }

  /**
   * Asks its process to leave (SIGTERM) and waits for its end, 30 s at most. Its state stays for
   * {@link #restart}.
   *
   * @return its exit code; 137 if it had to be killed
   */
  public int terminate() {
    getDockerClient()
        .stopContainerCmd(getContainerId())
        .withTimeout((int) STOP_LIMIT.toSeconds())
        .exec();
    return awaitEnd();
  }

  /**
   * Starts it anew with the state it has, politely if it still runs, and waits until it is ready.
   */
  public void restart() {
    if (isRunning()) {
      int ignored = terminate();
    }
    heal();
    getDockerClient().startContainerCmd(getContainerId()).exec();
    waitUntilContainerStarted();
  }

  /** Starts it anew without any state, as on another machine, and waits until it is ready. */
  public void restartWithoutState() {
    heal();
    stop();
    start();
  }

  private P2pNodeContainer withSetting(String key, String value) {
    return withConfig("{\"%s\": \"%s\"}".formatted(key, value));
  }

  private static List<NodeLinks> linksOf(Collection<P2pNodeContainer> nodes) {
    return nodes.stream().map(ClusteredContainer::links).toList();
  }

  @Override
  Map<String, String> files() {
    return Map.of(
        NodeConfiguration.FILE, configuration.text(), NodeConfiguration.TOKEN_FILE, token);
  }

  private boolean isAlive() {
    return client().says("/live");
  }

  private NodeClient client() {
    return new NodeClient(getHost(), getMappedPort(NodeConfiguration.ADMIN_PORT), token);
  }

  private NodeWaits waits() {
    return new NodeWaits(name(), client(), patience);
  }

  private int awaitEnd() {
    return getDockerClient()
        .waitContainerCmd(getContainerId())
        .exec(new WaitContainerResultCallback())
        .awaitStatusCode(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
