package dev.p2p.benchmarks.rtt;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Both ends of a round trip: "REQUEST answer", "REQUEST ask". */
public final class RttCast implements Cast {

  static final String ANSWER = " answer";
  static final String ASK = " ask";

  @Override
  public Role role(String name, Settings settings) {
    RttContender contender = RttContender.valueOf(name.substring(0, name.indexOf(' ')));
    try {
      return name.endsWith(ANSWER) ? contender.answering() : contender.asking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
