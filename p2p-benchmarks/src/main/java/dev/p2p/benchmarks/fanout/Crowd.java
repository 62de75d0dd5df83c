package dev.p2p.benchmarks.fanout;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.benchmarks.peers.LightPeers;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.report.Figures;
import org.jspecify.annotations.Nullable;

/** The peers: what they count is deliveries. */
final class Crowd implements Role {

  private static final int BUFFER_BYTES = 64 << 10;
  private static final int CONNECT_SECONDS = 60;

  private final int peers;
  private final boolean shakesHands;
  private final LastPeer last;

  /** Null until it was started; confined to the role's thread. */
  private @Nullable LightPeers light;

  Crowd(int peers, boolean shakesHands) {
    this.peers = peers;
    this.shakesHands = shakesHands;
    this.last = new LastPeer(peers, shakesHands);
  }

  @Override
  public String start(String told) throws Exception {
    light = new LightPeers(NodeAddress.parse(told), BUFFER_BYTES, shakesHands, last::onMessage);
    light.connect(peers, CONNECT_SECONDS);
    return "";
  }

  @Override
  public Progress progress() {
    Progress taken = last.progress();
    return new Progress(
        taken.count(), taken.failure().or(requireNonNull(light, "started")::failure));
  }

  @Override
  public void begin() {
    last.begin();
  }

  @Override
  public Figures end() {
    return last.end();
  }

  @Override
  public void close() {
    if (light != null) {
      light.close();
    }
  }
}
