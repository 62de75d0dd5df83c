package dev.p2p.bus.broken;

import com.google.inject.Injector;

/** Breaks "bus". */
record BrokenBus(Injector injector) {}
