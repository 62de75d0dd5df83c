package dev.p2p.bus.broken.one;

import dev.p2p.bus.broken.other.BrokenOther;

/** Breaks "cycles", with {@link BrokenOther}. */
public record BrokenOne(BrokenOther other) {}
