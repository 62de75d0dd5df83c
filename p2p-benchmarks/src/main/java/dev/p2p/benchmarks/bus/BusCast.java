package dev.p2p.benchmarks.bus;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;

/** Publishers and subscribers in one process. */
public final class BusCast implements Cast {

  static final String PUBLISHERS = "publishers";
  static final String SUBSCRIBERS = "subscribers";

  @Override
  public Role role(String name, Settings settings) {
    return new Traffic(
        BusContender.valueOf(name), settings.get(PUBLISHERS), settings.get(SUBSCRIBERS));
  }
}
