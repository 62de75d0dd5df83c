package dev.p2p.core.judge;

import static java.util.stream.Collectors.joining;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.core.settings.ScoreSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points by address, and what follows from them. Points half with every half-life. There is room
 * for a bounded number of addresses; when it is used up, the best tenth of them is forgotten.
 *
 * <p><b>Threading:</b> not safe to share.
 */
final class Scores {

  private static final int FORGET_ONE_IN = 10;

  private final PenaltySettings settings;
  private final Map<Subnet, Offender> offenders = new LinkedHashMap<>();
  private long forgotten;

  Scores(PenaltySettings settings) {
    this.settings = settings;
  }

  /**
   * Makes an address pay.
   *
   * @param mayBan whether it may be banned: if not, it is disconnected where others are banned
   */
  Judgement penalise(Subnet who, Penalty penalty, boolean mayBan, Moment now) {
    Offender offender = offender(who, now.nanos());
    double points = offender.pay(penalty, score(), now.nanos());
    // What a banned one still had under way does not ban it for longer.
    if (points >= score().banAt() && mayBan && !offender.isBanned(now.nanos())) {
      Instant until = now.wall().plus(offender.ban(settings.bans(), now.nanos()));
      return new Judgement.Excluded(
          new Ban(who, until, Ban.By.SCORE, reason(offender, points, score().banAt())));
    }
    if (points >= score().disconnectAt()) {
      return new Judgement.Disconnect(reason(offender, points, score().disconnectAt()));
    }
    return new Judgement.Fine();
  }

  /** An address was the first to bring as many messages that were accepted. */
  void earn(Subnet who, long messages, long nowNanos) {
    offender(who, nowNanos).earn(messages, score(), nowNanos);
  }

  /** Forgets every address within {@code subnet}, and the one that {@code subnet} is a part of. */
  void forgive(Subnet subnet) {
    offenders.keySet().removeIf(who -> overlap(who, subnet));
  }

  /** How an address stands; empty if it never did anything, or is forgotten. */
  Optional<Score> score(Subnet who, long nowNanos) {
    return Optional.ofNullable(offenders.get(who)).map(offender -> score(offender, nowNanos));
  }

  /** How all that are remembered stand, the worst first. */
  List<Score> all(long nowNanos) {
    return offenders.values().stream()
        .map(offender -> score(offender, nowNanos))
        .sorted(Comparator.comparingDouble(Score::points).reversed())
        .toList();
  }

  int size() {
    return offenders.size();
  }

  /** How many addresses were forgotten to make room. */
  long forgotten() {
    return forgotten;
  }

  private Offender offender(Subnet who, long nowNanos) {
    Offender known = offenders.get(who);
    if (known != null) {
      return known;
    }
    if (offenders.size() >= score().offendersMax()) {
      forgetTheBest(nowNanos);
    }
    Offender offender = new Offender(who, nowNanos);
    offenders.put(who, offender);
    return offender;
  }

  /** Several at once, so that a flood of new addresses does not sort them all for each. */
  private void forgetTheBest(long nowNanos) {
    int count = 1 + (offenders.size() - 1) / FORGET_ONE_IN;
    List<Subnet> best =
        all(nowNanos).reversed().stream()
            .sorted(Comparator.comparingInt(Score::bans))
            .limit(count)
            .map(Score::who)
            .toList();
    best.forEach(offenders::remove);
    forgotten += best.size();
  }

  private Score score(Offender offender, long nowNanos) {
    return new Score(
        offender.who(),
        offender.points(score(), nowNanos),
        offender.bans(settings.bans(), nowNanos),
        offender.last());
  }

  private ScoreSettings score() {
    return settings.score();
  }

  private static boolean overlap(Subnet one, Subnet other) {
    int prefix = Math.min(one.prefix(), other.prefix());
    return one.widened(prefix).equals(other.widened(prefix));
  }

  private static String reason(Offender offender, double points, int limit) {
    return "%d points, %d are too many: %s"
        .formatted(
            Math.round(points),
            limit,
            offender.last().stream().map(Penalty::toString).collect(joining("; ")));
  }
}
