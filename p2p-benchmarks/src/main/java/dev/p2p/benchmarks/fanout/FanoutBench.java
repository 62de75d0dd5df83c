package dev.p2p.benchmarks.fanout;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.List;

/** One publisher and many peers. */
public final class FanoutBench implements Bench<Integer, FanoutContender> {

  /** What a delivery costs the publisher. */
  public static final String CPU = "cpuMicrosPerDelivery";

  private static final String RATE = "deliveriesPerSecond";
  private static final String GARBAGE = "garbageBytesPerMessage";

  private final List<Integer> peers;
  private final int bytes;
  private final List<FanoutContender> contenders;

  /** For these numbers of peers, and payloads of so many bytes. */
  public FanoutBench(List<Integer> peers, int bytes) {
    this(peers, bytes, List.of(FanoutContender.values()));
  }

  /** With some contenders alone. */
  public FanoutBench(List<Integer> peers, int bytes, List<FanoutContender> contenders) {
    this.peers = List.copyOf(peers);
    this.bytes = bytes;
    this.contenders = List.copyOf(contenders);
  }

  @Override
  public Heading heading() {
    return new Heading(
        "fanout",
        "One publisher, all peers in another process; payloads of %,d bytes.".formatted(bytes),
        "peers",
        List.of(
            new Column("deliveries/s", RATE),
            new Column("publisher's CPU µs per delivery", CPU),
            new Column("last peer has it, p50 µs", LastPeer.P50),
            new Column("p99 µs", LastPeer.P99),
            new Column("publisher's garbage per message, bytes", GARBAGE),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<Integer> rows() {
    return peers;
  }

  @Override
  public List<FanoutContender> contenders() {
    return contenders;
  }

  @Override
  public Figures measure(Integer row, FanoutContender contender, Play play)
      throws IOException, InterruptedException {
    Settings settings = Settings.of(FanoutContender.PEERS, row).with(FanoutContender.SIZE, bytes);
    List<Figures> both = play.measure(Part.both(contender, settings));
    Figures publisher = both.getFirst();
    Figures crowd = both.getLast();
    Figures figures =
        Figures.NONE
            .with(CPU, publisher.get(Play.CPU_MICROS) / crowd.get(Play.COUNT))
            .with(GARBAGE, publisher.get(Play.ALLOCATED_BYTES) / publisher.get(Play.COUNT))
            .with(Play.PINNED, publisher.get(Play.PINNED));
    if (crowd.has(LastPeer.P50)) {
      figures =
          figures
              .with(LastPeer.P50, crowd.get(LastPeer.P50))
              .with(LastPeer.P99, crowd.get(LastPeer.P99));
    }
    // The paced one's rate says nothing about it.
    return contender == FanoutContender.PACED
        ? figures
        : figures.with(RATE, crowd.get(Play.COUNT) / crowd.get(Play.SECONDS));
  }
}
