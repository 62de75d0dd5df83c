package dev.p2p.simulator.fault;

import static java.util.stream.Collectors.joining;

import dev.p2p.simulator.text.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * Something that goes wrong with a node or between two, or gets well again. Nodes are named by
 * index. {@code toString} is the form a {@link FaultScript} is written in.
 */
public sealed interface Fault {

  /** The nodes it names; a range by its last one. */
  List<Integer> nodes();

  /**
   * Nodes on different sides don't reach each other until {@link Heal}; what is sent waits. Those
   * that are on none of the sides are one more, together. Takes the place of a partition before.
   *
   * @param sides ranges of nodes, at least one of each side; none overlaps another
   */
  record Partition(List<List<IndexRange>> sides) implements Fault {

    /** Checks the sides. */
    public Partition {
      sides = sides.stream().map(List::copyOf).toList();
      Sides.requireApart(sides);
    }

    @Override
    public List<Integer> nodes() {
      return sides.stream().flatMap(List::stream).map(IndexRange::last).toList();
    }

    @Override
    public String toString() {
      return sides.stream()
          .map(side -> side.stream().map(IndexRange::toString).collect(joining(",")))
          .collect(joining(" | ", "partition ", ""));
    }
  }

  /** The partition is over; nothing happens if there is none. */
  record Heal() implements Fault {
    @Override
    public List<Integer> nodes() {
      return List.of();
    }

    @Override
    public String toString() {
      return "heal";
    }
  }

  /** The node's process dies: nothing is flushed. The node must run. */
  record Crash(int node) implements Fault {
    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      return "crash " + node;
    }
  }

  /**
   * The node runs again and dials, once, whom it dialled at the beginning. It must be down, or be
   * about to leave: then its process is ended first.
   *
   * @param keepsState whether it finds its disk as it left it, or empty
   */
  record Restart(int node, boolean keepsState) implements Fault {
    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      return "restart " + node + (keepsState ? "" : " without state");
    }
  }

  /** The node leaves politely; when its connections are gone its process ends. It must run. */
  record Leave(int node) implements Fault {
    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      return "leave " + node;
    }
  }

  /** The connections between two nodes are lost: both ends find them reset. */
  record Reset(int one, int other) implements Fault {

    /** Checks that they are two. */
    public Reset {
      Sides.requireTwo(one, other);
    }

    @Override
    public List<Integer> nodes() {
      return List.of(one, other);
    }

    @Override
    public String toString() {
      return "reset %d %d".formatted(one, other);
    }
  }

  /** What one node sends to another waits until {@link Mend}; of two cuts, until two. */
  record Cut(int from, int to) implements Fault {

    /** Checks that they are two. */
    public Cut {
      Sides.requireTwo(from, to);
    }

    @Override
    public List<Integer> nodes() {
      return List.of(from, to);
    }

    @Override
    public String toString() {
      return "cut %d -> %d".formatted(from, to);
    }
  }

  /** One cut is over; nothing happens if there is none. */
  record Mend(int from, int to) implements Fault {

    /** Checks that they are two. */
    public Mend {
      Sides.requireTwo(from, to);
    }

    @Override
    public List<Integer> nodes() {
      return List.of(from, to);
    }

    @Override
    public String toString() {
      return "mend %d -> %d".formatted(from, to);
    }
  }

  /**
   * A cut that mends itself.
   *
   * @param duration how long it lasts, above 0
   */
  record Stall(int from, int to, Duration duration) implements Fault {

    /** Checks the ranges. */
    public Stall {
      Sides.requireTwo(from, to);
      if (!duration.isPositive()) {
        throw new IllegalArgumentException(
            "a stall must be longer than 0s, was " + Quantity.print(duration));
      }
    }

    @Override
    public List<Integer> nodes() {
      return List.of(from, to);
    }

    @Override
    public String toString() {
      return "stall %d -> %d for %s".formatted(from, to, Quantity.print(duration));
    }
  }

  /**
   * The node reads no faster than that, over all its connections.
   *
   * @param bytesPerSecond at least 0, which ends it
   */
  record SlowReads(int node, long bytesPerSecond) implements Fault {

    /** Checks the range. */
    public SlowReads {
      Sides.requireNotNegative("the rate of slow reads", bytesPerSecond);
    }

    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      return "slow-reads %d %s".formatted(node, Quantity.printRate(bytesPerSecond));
    }
  }

  /**
   * Each read of the node takes a few bytes only, as many as the lot says.
   *
   * @param bytesMax how many at most, at least 0, which ends it
   */
  record TornReads(int node, int bytesMax) implements Fault {

    /** Checks the range. */
    public TornReads {
      Sides.requireNotNegative("the bytes of a torn read", bytesMax);
    }

    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      return "torn-reads %d %d".formatted(node, bytesMax);
    }
  }

  /**
   * The node's clocks go wrong.
   *
   * @param offset added to what its wall clock shows, may be below 0
   * @param driftPpm microseconds both its clocks gain each second, above -1,000,000
   */
  record Skew(int node, Duration offset, int driftPpm) implements Fault {

    private static final int STANDSTILL_PPM = -1_000_000;

    /** Checks the range. */
    public Skew {
      if (driftPpm <= STANDSTILL_PPM) {
        throw new IllegalArgumentException(
            "drift must be above %dppm, was %dppm".formatted(STANDSTILL_PPM, driftPpm));
      }
    }

    @Override
    public List<Integer> nodes() {
      return List.of(node);
    }

    @Override
    public String toString() {
      String sign = offset.isNegative() ? "" : "+";
      return "skew %d %s%s %dppm".formatted(node, sign, Quantity.print(offset), driftPpm);
    }
  }
}
