package dev.p2p.benchmarks.rtt;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.RemotePeer;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.core.Node;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a peer: {@link RemotePeer#request}, waiting for the future. */
final class PeerQuestion implements RoundTrips.Question {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Node node = AnsweringNode.builder().start();
  private final String topic;
  private final Bytes payload;

  /** Null until connected; written before the thread that asks is started. */
  private @Nullable RemotePeer peer;

  PeerQuestion(String topic, Bytes payload) {
    this.topic = topic;
    this.payload = payload;
  }

  @Override
  public void connect(String address) {
    peer = node.connect(NodeAddress.parse(address)).join();
  }

  @Override
  public void ask() throws IOException {
    if (peer == null) {
      throw new IOException("not connected");
    }
    var unused = peer.request(topic, payload, PATIENCE).join();
  }

  @Override
  public void close() {
    OurNodes.close(node);
  }
}
