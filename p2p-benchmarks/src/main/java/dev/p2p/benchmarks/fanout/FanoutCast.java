package dev.p2p.benchmarks.fanout;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Publishers and their peers. */
public final class FanoutCast implements Cast {

  static final String OURS = "ours";
  static final String SOCKETS = "sockets";
  static final String CROWD = "peers";
  static final String CROWD_OF_SOCKETS = "peers of sockets";
  static final String PEERS = "peers";
  static final String SIZE = "size";
  static final String EVERY_MICROS = "everyMicros";

  @Override
  public Role role(String name, Settings settings) {
    int peers = settings.get(PEERS);
    int bytes = settings.get(SIZE);
    try {
      return switch (name) {
        case OURS -> new OurPublisher(peers, bytes, settings.get(EVERY_MICROS));
        case SOCKETS -> new PlainPublisher(bytes);
        case CROWD -> new Crowd(peers, true);
        case CROWD_OF_SOCKETS -> new Crowd(peers, false);
        default -> throw new IllegalArgumentException("no role \"" + name + "\"");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
