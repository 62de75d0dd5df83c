package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import java.io.IOException;
import java.util.List;

/** Many peers that say nothing. */
public final class ConnectionsBench implements Bench<Integer, ConnectionsContender> {

  /** Peers that are there before it begins to count. */
  public static final int BEFORE = 500;

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
            new Column("resident bytes", Host.RESIDENT),
            new Column("heap bytes", Host.HEAP),
            new Column("heap committed bytes", Host.HEAP_COMMITTED),
            new Column("direct bytes", Host.DIRECT),
            new Column("native bytes", Host.NATIVE),
            new Column("all accepted, s", IdlePeers.ACCEPT_SECONDS),
            new Column("CPU ms to keep them a minute", Host.CPU),
            new Column("platform threads before", Host.THREADS_BEFORE),
            new Column("after", Host.THREADS_AFTER),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<Integer> rows() {
    return List.of(count);
  }

  @Override
  public List<ConnectionsContender> contenders() {
    return List.of(ConnectionsContender.values());
  }

  @Override
  public Figures measure(Integer row, ConnectionsContender contender, Play play)
      throws IOException, InterruptedException {
    Settings settings =
        Settings.of(ConnectionsContender.BEFORE, BEFORE).with(ConnectionsContender.COUNT, row);
    List<Figures> both =
        play.measure(
            List.of(
                new Part(contender, End.FIRST, settings, HOST_OPTIONS),
                new Part(contender, End.SECOND, settings)));
    String accept = IdlePeers.ACCEPT_SECONDS;
    return both.getFirst().with(accept, both.getLast().get(accept));
  }
}
