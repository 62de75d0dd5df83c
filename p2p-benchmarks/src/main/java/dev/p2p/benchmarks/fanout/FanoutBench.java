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
public final class FanoutBench implements Bench {

  /** A node at full speed. */
  public static final String OURS = "ours";

  /** What a delivery costs the publisher. */
  public static final String CPU = "cpuMicrosPerDelivery";

  private static final String PACED = "ours, 200 messages/s";
  private static final int PACED_EVERY_MICROS = 5_000;
  private static final String SOCKETS = "sockets";
  private static final String RATE = "deliveriesPerSecond";

  private final List<Integer> peers;
  private final int bytes;
  private final List<String> contenders;

  /** For these numbers of peers, and payloads of so many bytes. */
  public FanoutBench(List<Integer> peers, int bytes) {
    this(peers, bytes, List.of(OURS, SOCKETS, PACED));
  }

  /** With some contenders alone. */
  public FanoutBench(List<Integer> peers, int bytes, List<String> contenders) {
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
            new Column("last peer has it, p50 µs", "lastPeerP50Micros"),
            new Column("p99 µs", "lastPeerP99Micros"),
            new Column("publisher's garbage per message, bytes", "garbageBytesPerMessage"),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<String> rows() {
    return peers.stream().map(String::valueOf).toList();
  }

  @Override
  public List<String> contenders() {
    return contenders;
  }

  @Override
  public Figures measure(String row, String contender, Play play)
      throws IOException, InterruptedException {
    boolean sockets = contender.equals(SOCKETS);
    Settings settings =
        Settings.of(FanoutCast.PEERS, Integer.parseInt(row))
            .with(FanoutCast.SIZE, bytes)
            .with(FanoutCast.EVERY_MICROS, contender.equals(PACED) ? PACED_EVERY_MICROS : 0);
    List<Figures> both =
        play.measure(
            List.of(
                part(sockets ? FanoutCast.SOCKETS : FanoutCast.OURS, settings),
                part(sockets ? FanoutCast.CROWD_OF_SOCKETS : FanoutCast.CROWD, settings)));
    Figures figures = figures(both.getFirst(), both.getLast());
    double rate = both.getLast().get(Play.COUNT) / both.getLast().get(Play.SECONDS);
    // The paced one's rate says nothing about it.
    return contender.equals(PACED) ? figures : figures.with(RATE, rate);
  }

  private static Figures figures(Figures publisher, Figures crowd) {
    Figures figures =
        Figures.NONE
            .with(CPU, publisher.get(Play.CPU_MICROS) / crowd.get(Play.COUNT))
            .with(
                "garbageBytesPerMessage",
                publisher.get(Play.ALLOCATED_BYTES) / publisher.get(Play.COUNT))
            .with(Play.PINNED, publisher.get(Play.PINNED));
    return crowd.has("lastPeerP50Micros")
        ? figures
            .with("lastPeerP50Micros", crowd.get("lastPeerP50Micros"))
            .with("lastPeerP99Micros", crowd.get("lastPeerP99Micros"))
        : figures;
  }

  private static Part part(String role, Settings settings) {
    return new Part(FanoutCast.class, role, settings);
  }
}
