package dev.p2p.core.judge;

import dev.p2p.api.Subnet;
import dev.p2p.core.settings.BanSettings;
import dev.p2p.core.settings.ScoreSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is remembered of an address.
 *
 * <p><b>Threading:</b> confined to its {@link Scores}.
 */
final class Offender {

  /** As many as tell a story, and few enough to keep for every offender. */
  static final int PENALTIES_MAX = 4;

  private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Subnet who;
  private final Deque<Penalty> last = new ArrayDeque<>(PENALTIES_MAX);
  private double points;
  private long pointsAtNanos;
  private long earnedAtNanos;
  private int bans;
  private long bannedUntilNanos;

  Offender(Subnet who, long nowNanos) {
    this.who = who;
    this.pointsAtNanos = nowNanos;
    this.earnedAtNanos = nowNanos;
    this.bannedUntilNanos = nowNanos;
  }

  Subnet who() {
    return who;
  }

  /** The points that are left; pure arithmetic, the same on every machine. */
  double points(ScoreSettings settings, long nowNanos) {
    double halfLives = (double) (nowNanos - pointsAtNanos) / settings.halfLife().toNanos();
    return points * StrictMath.pow(0.5, halfLives);
  }

  /** Its points after it was made to pay. */
  double pay(Penalty penalty, ScoreSettings settings, long nowNanos) {
    if (last.size() == PENALTIES_MAX) {
      last.removeLast();
    }
    last.addFirst(penalty);
    set(Math.min(points(settings, nowNanos) + penalty.points(), settings.banAt()), nowNanos);
    return points;
  }

  /** Accepted messages make up for something; no faster than the settings allow. */
  void earn(long messages, ScoreSettings settings, long nowNanos) {
    double minutes = Math.min(1, (nowNanos - earnedAtNanos) / MINUTE_NANOS);
    double earned =
        Math.min(
            (double) messages / settings.earnings().messagesPerPoint(),
            settings.earnings().perMinuteMax() * minutes);
    earnedAtNanos = nowNanos;
    set(Math.max(points(settings, nowNanos) - earned, -settings.earnings().max()), nowNanos);
  }

  /** How often it was banned of late. */
  int bans(BanSettings settings, long nowNanos) {
    boolean longAgo = nowNanos - bannedUntilNanos > settings.longest().toNanos();
    return longAgo ? 0 : bans;
  }

  /** Whether the time of its last ban is not over. */
  boolean isBanned(long nowNanos) {
    return nowNanos - bannedUntilNanos < 0;
  }

  /** It is banned once more; for how long. */
  Duration ban(BanSettings settings, long nowNanos) {
    int before = bans(settings, nowNanos);
    Duration time = settings.time(before);
    bans = before + 1;
    bannedUntilNanos = nowNanos + time.toNanos();
    return time;
  }

  /** Its last penalties, newest first. */
  List<Penalty> last() {
    return List.copyOf(last);
  }

  private void set(double value, long nowNanos) {
    points = value;
    pointsAtNanos = nowNanos;
  }
}
