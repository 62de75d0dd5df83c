package dev.p2p.benchmarks.connections;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A host and its idle peers. */
public final class ConnectionsCast implements Cast {

  static final String NODE = "node";
  static final String PEERS = "peers";
  static final String SOCKETS = "sockets";
  static final String PEERS_OF_SOCKETS = "peers of sockets";
  static final String BEFORE = "before";
  static final String COUNT = "count";

  @Override
  public Role role(String name, Settings settings) {
    int before = settings.get(BEFORE);
    int count = settings.get(COUNT);
    try {
      return switch (name) {
        case NODE -> new Host(new NodeServer(before + count), before, count);
        case SOCKETS -> new Host(new PlainServer(before + count), before, count);
        case PEERS -> new IdlePeers(before, count, true);
        case PEERS_OF_SOCKETS -> new IdlePeers(before, count, false);
        default -> throw new IllegalArgumentException("no role \"" + name + "\"");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
