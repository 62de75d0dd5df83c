package dev.p2p.core.book;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to an address. Times are milliseconds since 1970, 0 for never.
 *
 * @param heardMillis when it was last named by who counts
 * @param attemptedMillis when it was last dialled
 * @param succeededMillis when a node was last there
 * @param failures attempts that failed since
 */
record History(long heardMillis, long attemptedMillis, long succeededMillis, int failures) {

  private static final long JUST_NOW_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long OF_LATE_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long GOOD_FOR_MILLIS = Duration.ofDays(7).toMillis();
  private static final int FAILURES_AT_FIRST = 3;
  private static final int FAILURES_MAX = 10;

  private static final double CHANCE_OF_LATE = 0.01;
  private static final double CHANCE_PER_FAILURE = 0.66;
  private static final int FAILURES_THAT_COUNT = 8;

  static History heard(long nowMillis) {
    return new History(nowMillis, 0, 0, 0);
  }

  static History reached(long nowMillis) {
    return new History(nowMillis, nowMillis, nowMillis, 0);
  }

  History heardAgain(long nowMillis) {
    return new History(nowMillis, attemptedMillis, succeededMillis, failures);
  }

  History attempted(long nowMillis) {
    return new History(heardMillis, nowMillis, succeededMillis, failures);
  }

  History failedAgain() {
    return new History(heardMillis, attemptedMillis, succeededMillis, failures + 1);
  }

  History succeeded(long nowMillis) {
    return new History(heardMillis, nowMillis, nowMillis, 0);
  }

  /** With no time later than {@code nowMillis}: the clock may have been wrong. */
  History until(long nowMillis) {
    return new History(
        Math.min(heardMillis, nowMillis),
        Math.min(attemptedMillis, nowMillis),
        Math.min(succeededMillis, nowMillis),
        failures);
  }

  /** Whether it may give way to any other. As in Bitcoin Core. */
  boolean isTerrible(long nowMillis, long forgetAfterMillis) {
    if (nowMillis - attemptedMillis <= JUST_NOW_MILLIS) {
      return false;
    }
    boolean neverGood = succeededMillis == 0 && failures >= FAILURES_AT_FIRST;
    boolean noMoreGood = nowMillis - succeededMillis > GOOD_FOR_MILLIS && failures >= FAILURES_MAX;
    return neverGood || noMoreGood || isForgotten(nowMillis, forgetAfterMillis);
  }

  boolean isForgotten(long nowMillis, long forgetAfterMillis) {
    return nowMillis - Math.max(heardMillis, succeededMillis) > forgetAfterMillis;
  }

  /** Whether others may be told: seen of late, and not missed since. */
  boolean isGood(long nowMillis) {
    return failures == 0 && nowMillis - Math.max(heardMillis, succeededMillis) <= GOOD_FOR_MILLIS;
  }

  boolean succeededWithin(long millis, long nowMillis) {
    return succeededMillis != 0 && nowMillis - succeededMillis <= millis;
  }

  boolean attemptedJustNow(long nowMillis) {
    return nowMillis - attemptedMillis <= JUST_NOW_MILLIS;
  }

  /** How likely it should be taken when it is drawn, up to 1. As in Bitcoin Core. */
  double chance(long nowMillis) {
    double rested = nowMillis - attemptedMillis < OF_LATE_MILLIS ? CHANCE_OF_LATE : 1;
    return rested * Math.pow(CHANCE_PER_FAILURE, Math.min(failures, FAILURES_THAT_COUNT));
  }

  static Optional<Instant> instant(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
