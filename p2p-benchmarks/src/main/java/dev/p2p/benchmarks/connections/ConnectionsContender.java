package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;

/** Who keeps idle peers. Ours is the first. */
enum ConnectionsContender implements Cast {
  /** A node. */
  OURS,
  /** As many threads without a protocol. */
  SOCKETS;

  /** Setting: peers that are there before it begins to count. */
  static final String BEFORE = "before";

  /** Setting: peers that come then. */
  static final String COUNT = "count";

  @Override
  public Role role(End end, Settings settings) throws IOException {
    int before = settings.get(BEFORE);
    int count = settings.get(COUNT);
    return switch (end) {
      case FIRST -> new Host(server(before + count), before, count);
      case SECOND -> new IdlePeers(before, count, this == OURS);
    };
  }

  private Host.Server server(int peers) throws IOException {
    return switch (this) {
      case OURS -> new NodeServer(peers);
      case SOCKETS -> new PlainServer(peers);
    };
  }
}
