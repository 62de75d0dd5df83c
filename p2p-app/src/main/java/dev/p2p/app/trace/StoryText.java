package dev.p2p.app.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A message's story, for people: a summary, then what it rests on. */
public final class StoryText {

  private static final int ROWS_MAX = 20;
  private static final int FAULT_CHARS_MAX = 80;
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final String NOBODY = "-";
  private static final String STOP_ROW = "  %12s %4s  %-8s %-8s %-11s %6s %6s%n";

  private final MessageStory story;
  private final int rowsMax;

  private StoryText(MessageStory story, int rowsMax) {
    this.story = story;
    this.rowsMax = rowsMax;
  }

  /**
   * The text.
   *
   * @param all every row there is; else the first 20 of each kind
   */
  public static String of(MessageStory story, boolean all) {
    return new StoryText(story, all ? Integer.MAX_VALUE : ROWS_MAX).text();
  }

  private String text() {
    return "%s%n%s, %s bytes%n%n".formatted(story.message().id(), story.message().topic(), bytes())
        + line("published", published())
        + line("reached", reached())
        + line("verdicts", counts(story.outcomes(), "none"))
        + line("copies", copies())
        + line("dropped", counts(story.dropped(), "none"))
        + line("missing at", missing())
        + "%n".formatted()
        + STOP_ROW.formatted("after ms", "hops", "node", "from", "outcome", "copies", "sent")
        + rows(story.stops(), this::row)
        + section("Dropped:", story.drops(), this::row)
        + section("Faults of the simulation:", story.faults(), this::row);
  }

  private static String line(String name, String what) {
    return "  %-11s %s%n".formatted(name, what);
  }

  private String bytes() {
    return count(story.message().bytes());
  }

  private String published() {
    if (story.origin().isEmpty()) {
      Stop first = story.stops().getFirst();
      return "not by a node of this trace; first seen at %s after %s, from %s"
          .formatted(first.node(), seconds(first.atNanos()), shown(first.from()));
    }
    Stop origin = story.origin().get();
    List<String> others =
        story.stops().stream()
            .filter(stop -> stop.isPublisher() && !stop.equals(origin))
            .map(Stop::node)
            .toList();
    return "by %s after %s%s"
        .formatted(
            origin.node(),
            seconds(origin.atNanos()),
            others.isEmpty() ? "" : "; later also by " + names(others));
  }

  private String reached() {
    List<Stop> reached = story.reached();
    String share =
        "%s of %s other nodes"
            .formatted(count(reached.size()), count(reached.size() + story.missing().size()));
    if (reached.isEmpty()) {
      return share;
    }
    OptionalInt hops = story.hopsMax();
    return "%s, the last after %s ms%s"
        .formatted(
            share,
            afterMillis(reached.getLast().atNanos()),
            hops.isEmpty() ? "" : ", at most %d hops away".formatted(hops.getAsInt()));
  }

  private String copies() {
    Stop.Counts copies = story.copies();
    return "%s sent, %s arrived, %s of them duplicates"
        .formatted(count(copies.sent()), count(copies.arrived()), count(copies.duplicates()));
  }

  private String missing() {
    List<String> missing = story.missing();
    return missing.isEmpty()
        ? "no node"
        : "%s %s: %s"
            .formatted(
                count(missing.size()), missing.size() == 1 ? "node" : "nodes", names(missing));
  }

  private static String counts(SortedMap<String, Long> counts, String none) {
    return counts.isEmpty()
        ? none
        : counts.entrySet().stream()
            .map(entry -> count(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private String row(Stop stop) {
    long processed = stop.counts().processed();
    String again = processed > 1 ? "  processed %s times".formatted(count(processed)) : "";
    return STOP_ROW
            .formatted(
                afterMillis(stop.atNanos()),
                stop.hops().isEmpty() ? NOBODY : String.valueOf(stop.hops().getAsInt()),
                stop.node(),
                shown(stop.from()),
                stop.outcome(),
                count(stop.counts().arrived()),
                count(stop.counts().sent()))
            .stripTrailing()
        + again
        + System.lineSeparator();
  }

  private String row(Drop drop) {
    String times = drop.count() == 1 ? "" : " %s times".formatted(count(drop.count()));
    return "  %12s  %s to %s: %s%s%n"
        .formatted(
            afterMillis(drop.atNanos()), drop.node(), shown(drop.peer()), drop.reason(), times);
  }

  private String row(Fault fault) {
    int charsMax = rowsMax == ROWS_MAX ? FAULT_CHARS_MAX : Integer.MAX_VALUE;
    return "  %12s  %s %s%n"
        .formatted(
            afterMillis(fault.atNanos()),
            fault.node().isEmpty() ? "network" : fault.node(),
            Printable.shortened(fault.what(), charsMax));
  }

  private <T> String section(String title, List<T> what, Function<T, String> row) {
    return what.isEmpty() ? "" : "%n%s%n".formatted(title) + rows(what, row);
  }

  private <T> String rows(List<T> what, Function<T, String> row) {
    String shown = what.stream().limit(rowsMax).map(row).collect(Collectors.joining());
    return what.size() <= rowsMax
        ? shown
        : shown + "  %12s  and %s more: --all%n".formatted("", count(what.size() - rowsMax));
  }

  private String names(List<String> nodes) {
    List<String> shown = new ArrayList<>(nodes.subList(0, Math.min(nodes.size(), rowsMax)));
    if (shown.size() < nodes.size()) {
      shown.add("...");
    }
    return String.join(", ", shown);
  }

  private String afterMillis(long atNanos) {
    return String.format(Locale.ROOT, "%,.1f", (atNanos - story.beganAtNanos()) / MILLI);
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f s", nanos / SECOND);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String shown(String node) {
    return node.isEmpty() ? NOBODY : node;
  }
}
