package dev.p2p.app.trace;

import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about one node, sighting by sighting.
 *
 * <p><b>Threading:</b> confined to one thread, as are its fields.
 */
final class StopRecord {

  private static final String FAILED = "failed";

  private final String node;
  private @Nullable Sighting published;
  private @Nullable Sighting arrival;
  private @Nullable Sighting other;
  private String verdict = Stop.UNPROCESSED;
  private long arrived;
  private long duplicates;
  private long processed;
  private long sent;

  StopRecord(String node) {
    this.node = node;
  }

  void add(Sighting sighting) {
    switch (sighting.kind()) {
      case PUBLISHED -> published = earlier(published, sighting);
      case RECEIVED -> {
        arrived++;
        arrival = earlier(arrival, sighting);
      }
      case PROCESSED -> onProcessed(sighting.detail().toLowerCase(Locale.ROOT));
      case DUPLICATE -> duplicates++;
      case SENT -> {
        sent++;
        other = earlier(other, sighting);
      }
      case DROPPED -> other = earlier(other, sighting);
      case OPENED, CONNECTED, CLOSED, NOTED, FAULT -> {}
    }
  }

  /** Who gave it the first copy; empty for a publisher, or if that is not known. */
  String from() {
    return published != null || arrival == null ? "" : arrival.peer();
  }

  boolean isPublisher() {
    return published != null;
  }

  Stop toStop(OptionalInt hops) {
    Stop.Counts counts = new Stop.Counts(arrived, duplicates, processed, sent);
    return new Stop(node, first().atNanos(), from(), hops, outcome(), counts);
  }

  /** A publisher may be given what it has published, by peers that remember it from before. */
  private Sighting first() {
    for (@Nullable Sighting each : new @Nullable Sighting[] {published, arrival, other}) {
      if (each != null) {
        return each;
      }
    }
    throw new IllegalStateException("nothing was seen at " + node);
  }

  private String outcome() {
    if (published != null) {
      return Stop.PUBLISHED;
    }
    return arrival != null || processed > 0 ? verdict : Stop.HELD;
  }

  /** The first verdict stands, but for a failure, after which another copy may be tried. */
  private void onProcessed(String became) {
    processed++;
    if (verdict.equals(Stop.UNPROCESSED) || verdict.equals(FAILED)) {
      verdict = became;
    }
  }

  private static Sighting earlier(@Nullable Sighting one, Sighting other) {
    return one == null || other.atNanos() < one.atNanos() ? other : one;
  }
}
