package dev.p2p.benchmarks.connections;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.benchmarks.peers.LightPeers;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The peers: some come when it is started, the others when the window begins; from then on they
 * answer pings. What it counts is those others, at any time.
 */
final class IdlePeers implements Role {

  /** How long it took until all were let in. */
  static final String ACCEPT_SECONDS = "acceptSeconds";

  private static final int BUFFER_BYTES = 2 << 10;
  private static final int LIMIT_SECONDS = 100;

  private final int before;
  private final int count;
  private final boolean shakesHands;

  /** Null until it was started; confined to the role's thread. */
  private @Nullable LightPeers peers;

  /** How long it took all to come; confined to the role's thread. */
  private long comingNanos;

  IdlePeers(int before, int count, boolean shakesHands) {
    this.before = before;
    this.count = count;
    this.shakesHands = shakesHands;
  }

  @Override
  public String start(String told) throws Exception {
    peers =
        new LightPeers(
            NodeAddress.parse(told), BUFFER_BYTES, shakesHands, (peer, source, index) -> {});
    peers.connect(before, LIMIT_SECONDS);
    return "";
  }

  @Override
  public Progress progress() {
    return new Progress(count, requireNonNull(peers, "started").failure());
  }

  @Override
  public void begin() {
    long began = System.nanoTime();
    try {
      requireNonNull(peers, "started").connect(count, LIMIT_SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    comingNanos = System.nanoTime() - began;
  }

  @Override
  public Figures end() {
    return Figures.NONE.with(ACCEPT_SECONDS, comingNanos / (double) TimeUnit.SECONDS.toNanos(1));
  }

  @Override
  public void close() {
    if (peers != null) {
      peers.close();
    }
  }
}
