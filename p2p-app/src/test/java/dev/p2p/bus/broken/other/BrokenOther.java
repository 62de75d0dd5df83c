package dev.p2p.bus.broken.other;

import dev.p2p.bus.broken.one.BrokenOne;
import java.util.List;

/** Breaks "cycles", with {@link BrokenOne}. */
public record BrokenOther(List<BrokenOne> ones) {}
