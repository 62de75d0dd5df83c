package dev.p2p.core.settings;

import dev.p2p.api.Subnet;
import java.time.Duration;
import java.util.List;

/**
 * How long misbehaviour is punished, and whose is not.
 *
 * @param first how long an address is banned for the first time
 * @param growth how many times as long it is banned each further time, at least 1
 * @param longest how long it is banned at most, at least {@code first}, at most 3,650 days; one
 *     that was not banned for as long afterwards begins anew
 * @param bansMax bans in force at a time, those of an operator included, at least 1
 * @param exempt whose offences cost nothing, because many nodes share an address there
 */
public record BanSettings(
    Duration first, int growth, Duration longest, int bansMax, List<Subnet> exempt) {

  private static final Duration LONGEST_MAX = Duration.ofDays(3_650);

  /** 10 minutes, then four times as long up to a day; 10,000 bans; not loopback. */
  public static final BanSettings DEFAULTS =
      new BanSettings(
          Duration.ofMinutes(10),
          4,
          Duration.ofDays(1),
          10_000,
          List.of(Subnet.parse("127.0.0.0/8"), Subnet.parse("::1")));

  /** Checks the ranges. */
  public BanSettings {
    Require.positive("first", first);
    Require.atLeast("growth", 1, growth);
    Require.atMost("longest", LONGEST_MAX, longest);
    Require.atMost("first", longest, first);
    Require.atLeast("bansMax", 1, bansMax);
    exempt = List.copyOf(exempt);
  }

  /** These settings with another bound of bans. */
  public BanSettings withBansMax(int other) {
    return new BanSettings(first, growth, longest, other, exempt);
  }

  /** These settings with others exempt. */
  public BanSettings withExempt(List<Subnet> others) {
    return new BanSettings(first, growth, longest, bansMax, others);
  }

  /** How long an address is banned that was banned {@code before} times of late. */
  public Duration time(int before) {
    Duration time = first;
    for (int i = 0; i < before && time.compareTo(longest) < 0; i++) {
      time = time.multipliedBy(growth);
    }
    return time.compareTo(longest) < 0 ? time : longest;
  }
}
