package dev.p2p.benchmarks.bus;

/** A publisher's event: a new object for each, as on any bus. */
record Event(int publisher, long number) {}
