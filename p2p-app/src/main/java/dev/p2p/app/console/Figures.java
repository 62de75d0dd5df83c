package dev.p2p.app.console;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every country. */
public final class Figures {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PERCENT = 100;
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;

  private Figures() {}

  /** 1,234,567. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 12.3. */
  public static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** 12.3 ms. */
  public static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,.1f ms", inMillis(duration));
  }

  /** 12.3 s. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%,.1f s", inSeconds(duration));
  }

  /** 99.95 %: rounded down, so that 100 means all. */
  public static String percent(double share) {
    double hundredths = Math.floor(share * PERCENT * PERCENT);
    return share == 1 ? "100 %" : String.format(Locale.ROOT, "%.2f %%", hundredths / PERCENT);
  }

  /** 12.3 KiB. */
  public static String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    return bytes < MIB
        ? String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIB)
        : String.format(Locale.ROOT, "%,.1f MiB", (double) bytes / MIB);
  }

  /** 12 s, 3 m 12 s, 2 h 3 m, 4 d 2 h. */
  public static String age(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " m";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " m " + duration.toSecondsPart() + " s"
        : duration.toSeconds() + " s";
  }

  /** As a number of milliseconds. */
  public static double inMillis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }

  /** As a number of seconds. */
  public static double inSeconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }
}
