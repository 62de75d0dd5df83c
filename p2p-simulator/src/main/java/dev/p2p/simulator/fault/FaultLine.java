package dev.p2p.simulator.fault;

import dev.p2p.simulator.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads one line of a script: the time, what happens, to whom. */
final class FaultLine {

  private static final String VERBS =
      "partition, heal, crash, restart, leave, reset, cut, mend, stall, slow-reads, torn-reads or"
          + " skew";

  private final Words words;

  private FaultLine(Words words) {
    this.words = words;
  }

  static TimedFault read(Words words) {
    Duration at = words.duration("the time");
    return new TimedFault(at, new FaultLine(words).fault());
  }

  private Fault fault() {
    String verb = words.next("the fault", VERBS);
    return switch (verb) {
      case "partition" -> new Fault.Partition(sides(words.rest()));
      case "heal" -> new Fault.Heal();
      case "crash" -> new Fault.Crash(node());
      case "restart" -> new Fault.Restart(node(), keepsState());
      case "leave" -> new Fault.Leave(node());
      case "reset" -> new Fault.Reset(node(), node());
      case "cut" -> new Fault.Cut(node(), toNode());
      case "mend" -> new Fault.Mend(node(), toNode());
      case "stall" -> new Fault.Stall(node(), toNode(), stallDuration());
      case "slow-reads" -> new Fault.SlowReads(node(), words.bytesPerSecond("the rate"));
      case "torn-reads" -> new Fault.TornReads(node(), words.number("the bytes of a read"));
      case "skew" -> new Fault.Skew(node(), words.duration("the offset"), words.ppm("the drift"));
      default -> throw Words.mustBe("the fault", VERBS, Words.shown(verb));
    };
  }

  private int node() {
    return words.index("the node");
  }

  private int toNode() {
    words.skip("->");
    return node();
  }

  private Duration stallDuration() {
    words.skip("for");
    return words.duration("the duration");
  }

  private boolean keepsState() {
    if (words.isAtEnd()) {
      return true;
    }
    words.skip("without");
    words.skip("state");
    return false;
  }

  private static List<List<IndexRange>> sides(String text) {
    List<List<IndexRange>> sides = new ArrayList<>();
    for (String side : text.split("\\|", -1)) {
      sides.add(ranges(side.strip()));
    }
    return sides;
  }

  private static List<IndexRange> ranges(String side) {
    if (side.isEmpty()) {
      throw Words.mustBe("a side of a partition", "nodes such as 0-24 or 3,5-7", "empty");
    }
    List<IndexRange> ranges = new ArrayList<>();
    for (String range : side.split("[,\\s]+", -1)) {
      int dash = range.indexOf('-');
      int first = Words.index("a node of a side", dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Words.index("a node of a side", range.substring(dash + 1));
      ranges.add(new IndexRange(first, last));
    }
    return ranges;
  }
}
