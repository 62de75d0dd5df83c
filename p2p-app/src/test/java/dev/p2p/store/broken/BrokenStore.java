package dev.p2p.store.broken;

import com.google.inject.Injector;

/** Breaks "store" and "time". */
record BrokenStore(Injector injector) {

  long now() {
    return System.currentTimeMillis();
  }
}
