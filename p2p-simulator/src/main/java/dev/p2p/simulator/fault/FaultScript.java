package dev.p2p.simulator.fault;

import static java.util.stream.Collectors.joining;

import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.text.LineReader;
import dev.p2p.simulator.text.LineReader.Numbered;
import dev.p2p.simulator.text.SyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What goes wrong, and when. As text, a line for each fault, and comments:
 *
 * <pre>
 * # two halves for a while
 * 10s  partition 0-24 | 25-49
 * 30s  heal
 * 5s   crash 3
 * 8s   restart 3                  # or: restart 3 without state
 * 12s  leave 4
 * 3s   reset 1 2
 * 4s   cut 1 -&gt; 2
 * 9s   mend 1 -&gt; 2
 * 4s   stall 1 -&gt; 2 for 5s
 * 7s   slow-reads 5 1KiB/s        # 0 ends it
 * 7s   torn-reads 5 3             # 0 ends it
 * 1s   skew 7 +2s 50ppm
 * </pre>
 *
 * <p>Lines may stand in any order; of those of one moment the first is done first. Two scripts are
 * equal if the same faults are in them in the same order, whatever else the text says.
 */
public final class FaultScript {

  private final String name;
  private final List<Numbered<TimedFault>> lines;

  /** These faults; messages name the lines of {@link #toString}. */
  public FaultScript(List<TimedFault> faults) {
    this(
        "script",
        IntStream.range(0, faults.size())
            .mapToObj(i -> new Numbered<>(i + 1, faults.get(i)))
            .toList());
  }

  private FaultScript(String name, List<Numbered<TimedFault>> lines) {
    this.name = name;
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads a script.
   *
   * @param name of the file, say, for messages
   * @throws SyntaxException at the first line that is wrong
   */
  public static FaultScript parse(String name, String text) {
    return new FaultScript(name, LineReader.read(name, text, FaultLine::read));
  }

  /** The faults, in the order of the lines. */
  public List<TimedFault> faults() {
    return lines.stream().map(Numbered::value).toList();
  }

  /**
   * Plans every fault, counted from now. Each is noted in the trace when it happens; one that does
   * not suit its node then (a crash of one that is down) is a {@link FaultException} out of
   * whatever lets the time pass.
   *
   * @throws FaultException at once, if a line names a node that is not there
   */
  public void playOn(Simulation simulation) {
    lines.forEach(line -> requireThere(line, simulation.nodes().size()));
    FaultPlayer player = new FaultPlayer(simulation);
    for (Numbered<TimedFault> line : lines) {
      simulation.timeline().after(line.value().at(), () -> play(line, player));
    }
  }

  private void play(Numbered<TimedFault> line, FaultPlayer player) {
    Fault fault = line.value().fault();
    Optional<String> objection = player.objection(fault);
    if (objection.isPresent()) {
      throw mistake(line, objection.get());
    }
    player.play(fault);
  }

  private void requireThere(Numbered<TimedFault> line, int count) {
    for (int node : line.value().fault().nodes()) {
      if (node >= count) {
        throw mistake(line, "a node must be one of 0 to %d, was %d".formatted(count - 1, node));
      }
    }
  }

  private FaultException mistake(Numbered<TimedFault> line, String what) {
    return new FaultException("%s:%d: %s: %s".formatted(name, line.line(), line.value(), what));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaultScript that && faults().equals(that.faults());
  }

  @Override
  public int hashCode() {
    return faults().hashCode();
  }

  /** The text, without comments: {@link #parse} makes an equal script of it. */
  @Override
  public String toString() {
    return faults().stream().map(fault -> fault + "\n").collect(joining());
  }
}
