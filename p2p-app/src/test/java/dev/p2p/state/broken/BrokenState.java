package dev.p2p.state.broken;

import org.slf4j.Logger;

/** Breaks "state" and "time". */
record BrokenState(Logger log) {

  long now() {
    return System.currentTimeMillis();
  }
}
