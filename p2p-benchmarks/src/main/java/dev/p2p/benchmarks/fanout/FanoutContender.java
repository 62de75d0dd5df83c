package dev.p2p.benchmarks.fanout;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;

/** Who publishes to many peers. Ours is the first. */
public enum FanoutContender implements Cast {
  /** A node at full speed. */
  OURS("ours"),
  /** As many bytes to plain sockets, each with a thread of its own. */
  SOCKETS("sockets"),
  /** A node with a message every 5 ms: what the latency is when no outbox is full. */
  PACED("ours, 200 messages/s");

  /** Setting: how many peers. */
  static final String PEERS = "peers";

  /** Setting: bytes of a payload. */
  static final String SIZE = "size";

  private static final int PACED_EVERY_MICROS = 5_000;

  private final String title;

  FanoutContender(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Role role(End end, Settings settings) throws IOException {
    int peers = settings.get(PEERS);
    return switch (end) {
      case FIRST -> publisher(peers, settings.get(SIZE));
      case SECOND -> new Crowd(peers, this != SOCKETS);
    };
  }

  private Role publisher(int peers, int bytes) throws IOException {
    return switch (this) {
      case OURS -> new Repeating(new OurPublisher(peers, bytes, 0));
      case SOCKETS -> new PlainPublisher(bytes);
      case PACED -> new Repeating(new OurPublisher(peers, bytes, PACED_EVERY_MICROS));
    };
  }
}
