package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Bench;
import dev.p2p.benchmarks.process.Part;
import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.process.Settings;
import dev.p2p.benchmarks.report.Column;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Heading;
import dev.p2p.benchmarks.report.Round;
import java.io.IOException;
import java.util.List;

/**
 * How many messages one link carries, what each costs, and how near that is to what this machine
 * allows. The limit is what its processors could do if they did nothing but hash each message at
 * both ends and move its bytes through a socket; both are measured in the same round.
 */
public final class LinkBench implements Bench<Integer, LinkContender> {

  /** Messages that arrived. */
  public static final String RATE = "messagesPerSecond";

  /** What a message costs, both ends together. */
  public static final String CPU = "cpuMicrosBoth";

  /** The rate, as a part of the limit. */
  private static final String SHARE = "shareOfLimit";

  private static final String LIMIT = "limitMessagesPerSecond";
  private static final String MEGABYTES = "megabytesPerSecond";
  private static final String CPU_SEND = "cpuMicrosSend";
  private static final String CPU_RECEIVE = "cpuMicrosReceive";
  private static final String GARBAGE_SEND = "garbageBytesSend";
  private static final String GARBAGE_RECEIVE = "garbageBytesReceive";

  /** Whose processor time makes the limit. */
  private static final List<LinkContender> LIMIT_OF =
      List.of(LinkContender.SOCKETS, LinkContender.CHECKSUM);

  private static final double MICROS_PER_SECOND = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final List<Integer> sizes;
  private final List<LinkContender> contenders;

  /** For these sizes of payloads, in bytes, and all contenders. */
  public LinkBench(List<Integer> sizes) {
    this(sizes, List.of(LinkContender.values()));
  }

  /** With some contenders alone; there is no limit without sockets and checksum. */
  public LinkBench(List<Integer> sizes, List<LinkContender> contenders) {
    this.sizes = List.copyOf(sizes);
    this.contenders = List.copyOf(contenders);
  }

  @Override
  public Heading heading() {
    return new Heading(
        "link",
        "One publisher, one receiver, two processes, nothing lost.",
        "bytes",
        List.of(
            new Column("messages/s", RATE),
            new Column("MB/s", MEGABYTES),
            new Column("share of limit", SHARE),
            new Column("CPU µs, send", CPU_SEND),
            new Column("CPU µs, receive", CPU_RECEIVE),
            new Column("garbage bytes, send", GARBAGE_SEND),
            new Column("garbage bytes, receive", GARBAGE_RECEIVE),
            new Column("pinned", Play.PINNED)));
  }

  @Override
  public List<Integer> rows() {
    return sizes;
  }

  @Override
  public List<LinkContender> contenders() {
    return contenders;
  }

  @Override
  public Figures measure(Integer size, LinkContender contender, Play play)
      throws IOException, InterruptedException {
    Settings settings = Settings.of(LinkContender.SIZE, size);
    List<Figures> ends = play.measure(Part.both(contender, settings));
    return figures(size, ends.getFirst(), ends.getLast());
  }

  @Override
  public Round complete(Round round) {
    if (!contenders.containsAll(LIMIT_OF)) {
      return round;
    }
    double cpuMicros =
        LIMIT_OF.stream().mapToDouble(contender -> round.of(contender.title()).get(CPU)).sum();
    double limit = Runtime.getRuntime().availableProcessors() * MICROS_PER_SECOND / cpuMicros;
    return round.with(figures -> figures.with(LIMIT, limit).with(SHARE, figures.get(RATE) / limit));
  }

  static Figures figures(int size, Figures receiver, Figures sender) {
    double rate = receiver.get(Play.COUNT) / receiver.get(Play.SECONDS);
    double send = perMessage(sender, Play.CPU_MICROS);
    double receive = perMessage(receiver, Play.CPU_MICROS);
    return Figures.NONE
        .with(RATE, rate)
        .with(MEGABYTES, rate * size / BYTES_PER_MEGABYTE)
        .with(CPU_SEND, send)
        .with(CPU_RECEIVE, receive)
        .with(CPU, send + receive)
        .with(GARBAGE_SEND, garbage(sender, size))
        .with(GARBAGE_RECEIVE, garbage(receiver, size))
        .with(Play.PINNED, receiver.get(Play.PINNED) + sender.get(Play.PINNED));
  }

  /** Beside the payload; who allocates less than that does not allocate it for each message. */
  private static double garbage(Figures end, int size) {
    return Math.max(0, perMessage(end, Play.ALLOCATED_BYTES) - size);
  }

  private static double perMessage(Figures end, String name) {
    return end.get(name) / end.get(Play.COUNT);
  }
}
