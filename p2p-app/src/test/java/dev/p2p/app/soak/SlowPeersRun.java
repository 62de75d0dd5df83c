package dev.p2p.app.soak;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A node in a process of its own, good peers, one that publishes through it, and now and then peers
 * that never read.
 *
 * <p><b>Threading:</b> confined to one thread, which publishes and waits.
 */
final class SlowPeersRun implements AutoCloseable {

  static final long BUDGET_BYTES = 128L << 20;
  static final int PAYLOAD_BYTES = 8 << 10;
  static final int MESSAGES_PER_SECOND = 700;
  static final int GOOD = 20;
  static final int BAD = 100;

  private static final int QUIET_SECONDS = 20;
  private static final int COLLECT_SECONDS = 2;

  private final Rounds rounds;
  private final NodeProcess node;
  private final NodeAddress address;
  private final GoodPeers good;
  private final GoodPeers source;
  private final SteadyPublisher publisher;

  /**
   * Starts a node and its good peers.
   *
   * @param jvmOptions of the node
   */
  SlowPeersRun(List<String> jvmOptions, Rounds rounds) throws IOException, InterruptedException {
    this.rounds = rounds;
    this.node = NodeProcess.start(jvmOptions, BUDGET_BYTES);
    this.address = node.address();
    this.good = GoodPeers.connect(GOOD, address, rounds::onDelivered);
    this.source = GoodPeers.connect(1, address, message -> {});
    this.publisher = new SteadyPublisher(source.first(), PAYLOAD_BYTES, MESSAGES_PER_SECOND);
  }

  /** Good peers alone, nothing measured; what the node takes then, after a collection. */
  Look warmUp() throws IOException, InterruptedException {
    publish(Rounds.UNMEASURED);
    return node.collect();
  }

  /** Rounds without and with bad peers, by turns. */
  void measureLatencies() throws IOException, InterruptedException {
    for (Rounds.Round round : rounds.all()) {
      if (round.hasBadPeers()) {
        publishBesideBadPeers(round.number(), () -> {});
      } else {
        publish(round.number());
      }
      // So that no large collection falls into the next round.
      var unused = node.collect();
    }
  }

  /** A round with bad peers; what the node takes after collections every other second. */
  List<Look> measureMemory() throws IOException, InterruptedException {
    List<Look> looks = new ArrayList<>();
    publishBesideBadPeers(
        Rounds.UNMEASURED,
        () -> {
          if (publisher.published() % (COLLECT_SECONDS * MESSAGES_PER_SECOND) == 0) {
            looks.add(node.collect());
          }
        });
    return looks;
  }

  /** What the node takes now, after a collection. */
  Look collect() throws IOException, InterruptedException {
    return node.collect();
  }

  /** Why connections ended. */
  List<String> closed() {
    return List.copyOf(node.closed());
  }

  /** How many messages were published, each of which every good peer has got. */
  long published() {
    return publisher.published();
  }

  /** How many good peers still have their connection. */
  long connected() {
    return good.connected();
  }

  @Override
  public void close() {
    source.close();
    good.close();
    node.close();
  }

  /** What may be done after each message. */
  private interface Between {
    void run() throws IOException, InterruptedException;
  }

  private void publish(int round) throws InterruptedException {
    publisher.beginRound();
    for (int i = 0; i < QUIET_SECONDS * MESSAGES_PER_SECOND; i++) {
      publisher.publish(round);
    }
    good.awaitReceived(publisher.published());
  }

  /** Until the node has closed them all. */
  private void publishBesideBadPeers(int round, Between between)
      throws IOException, InterruptedException {
    int closedBefore = node.closed().size();
    try (BadPeers bad = BadPeers.connect(BAD, address)) {
      publisher.beginRound();
      while (node.closed().size() < closedBefore + bad.size()) {
        publisher.publish(round);
        between.run();
      }
    }
    good.awaitReceived(publisher.published());
  }
}
