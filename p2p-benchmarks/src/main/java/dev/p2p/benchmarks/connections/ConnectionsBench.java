package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.List;

/** Many peers that say nothing. */
public final class ConnectionsBench implements Bench {

  /** Peers that are there before it begins to count. */
  public static final int BEFORE = 500;

  private static final String SOCKETS = "sockets";

  /** A heap as large as what is in it, so that what is resident is what is used; and tracking. */
  private static final List<String> HOST_OPTIONS =
      List.of(
          "-Xms16m",
          "-Xmx2g",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=10",
          "-XX:NativeMemoryTracking=summary");

  private final int count;

  /** For so many peers. */
  public ConnectionsBench(int count) {
    this.count = count;
  }

  @Override
  public Heading heading() {
    return new Heading(
        "connections",
        "Idle peers in another process; bytes are for each, those of the first %d left out."
            .formatted(BEFORE),
        "peers",
        List.of(
            new Column("resident bytes", "residentBytes"),
            new Column("heap bytes", "heapBytes"),
            new Column("heap committed bytes", "heapCommittedBytes"),
            new Column("direct bytes", "directBytes"),
            new Column("native bytes", "nativeBytes"),
            new Column("all accepted, s", "acceptSeconds"),
            new Column("CPU ms to keep them a minute", "cpuMillisPerMinute"),
            new Column("platform threads before", "platformThreadsBefore"),
            new Column("after", "platformThreadsAfter"),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<String> rows() {
    return List.of(String.valueOf(count));
  }

  @Override
  public List<String> contenders() {
    return List.of("ours", SOCKETS);
  }

  @Override
  public Figures measure(String row, String contender, Play play)
      throws IOException, InterruptedException {
    boolean sockets = contender.equals(SOCKETS);
    Settings settings =
        Settings.of(ConnectionsCast.BEFORE, BEFORE).with(ConnectionsCast.COUNT, count);
    String host = sockets ? ConnectionsCast.SOCKETS : ConnectionsCast.NODE;
    String peers = sockets ? ConnectionsCast.PEERS_OF_SOCKETS : ConnectionsCast.PEERS;
    List<Figures> both =
        play.measure(
            List.of(
                new Part(ConnectionsCast.class, host, settings, HOST_OPTIONS),
                new Part(ConnectionsCast.class, peers, settings)));
    return both.getFirst().with("acceptSeconds", both.getLast().get("acceptSeconds"));
  }
}
