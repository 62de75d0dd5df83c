package dev.p2p.simulator.broken;

import com.google.inject.Injector;
import java.util.Set;

/** Breaks "simulator", "time" and "order". */
record BrokenSimulator(Injector injector) {

  long time() {
    return System.nanoTime() + Set.of(1, 2).hashCode();
  }
}
