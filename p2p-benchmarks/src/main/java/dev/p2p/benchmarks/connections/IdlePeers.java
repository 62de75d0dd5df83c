package dev.p2p.benchmarks.connections;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.NodeAddress;
import dev.p2p.benchmarks.peers.LightPeers;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.report.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The peers: they come, and from then on answer pings. */
final class IdlePeers implements Role {

  private static final int BUFFER_BYTES = 2 << 10;
  private static final int LIMIT_SECONDS = 100;

  private final int before;
  private final int count;
  private final boolean shakeHands;

  /** Null until it was started; confined to the role's thread. */
  private @Nullable LightPeers peers;

  /** How long it took all to come; confined to the role's thread. */
  private long comingNanos;

  IdlePeers(int before, int count, boolean shakeHands) {
    this.before = before;
    this.count = count;
    this.shakeHands = shakeHands;
  }

  @Override
  public String start(String told) throws Exception {
    peers =
        new LightPeers(
            NodeAddress.parse(told), BUFFER_BYTES, shakeHands, (peer, source, index) -> {});
    peers.connect(before, LIMIT_SECONDS);
    return "";
  }

  @Override
  public long count() {
    return count;
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
    return Figures.NONE.with("acceptSeconds", comingNanos / (double) TimeUnit.SECONDS.toNanos(1));
  }

  @Override
  public Optional<String> failure() {
    return requireNonNull(peers, "started").failure();
  }

  @Override
  public void close() {
    if (peers != null) {
      peers.close();
    }
  }
}
