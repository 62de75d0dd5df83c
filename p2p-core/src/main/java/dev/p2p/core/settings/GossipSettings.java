package dev.p2p.core.settings;

import java.time.Duration;

/**
 * How long copies of a message are recognised.
 *
 * @param seenMax message ids remembered, at least 2; about 100 bytes each once they are there
 * @param seenFor how long at least an id is remembered, unless {@code seenMax} is reached first
 */
public record GossipSettings(int seenMax, Duration seenFor) {

  /** 500,000 ids, 10 minutes. */
  public static final GossipSettings DEFAULTS = new GossipSettings(500_000, Duration.ofMinutes(10));

  /** Checks the ranges. */
  public GossipSettings {
    Require.atLeast("seenMax", 2, seenMax);
    Require.positive("seenFor", seenFor);
  }
}
