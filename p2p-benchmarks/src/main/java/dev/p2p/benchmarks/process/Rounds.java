package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Round;
import dev.p2p.benchmarks.report.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures in rounds: in each, every contender of a row, one right after the other, then the next
 * row. What else the machine does then meets all alike. Each round begins with another contender,
 * so that none is always the first.
 */
public final class Rounds {

  private final int count;
  private final Play play;
  private final Consumer<String> progress;

  /** That many rounds, which tell {@code progress} what they are about to do. */
  public Rounds(int count, Play play, Consumer<String> progress) {
    this.count = count;
    this.play = play;
    this.progress = progress;
  }

  /** Measures everything: a sheet for each row. */
  public List<Sheet> measure(Bench bench) throws IOException, InterruptedException {
    List<Sheet> sheets = bench.rows().stream().map(Sheet::new).toList();
    for (int round = 0; round < count; round++) {
      for (Sheet sheet : sheets) {
        sheet.add(bench.complete(measure(bench, sheet.row(), round)));
      }
    }
    return sheets;
  }

  private Round measure(Bench bench, String row, int round)
      throws IOException, InterruptedException {
    List<String> order = new ArrayList<>(bench.contenders());
    Collections.rotate(order, -round);
    Map<String, Figures> measured = new LinkedHashMap<>();
    // In the order in which they are shown; filled in another.
    bench.contenders().forEach(contender -> measured.put(contender, Figures.NONE));
    for (String contender : order) {
      progress.accept(
          "round %d of %d, %s %s: %s"
              .formatted(round + 1, count, bench.heading().row(), row, contender));
      measured.put(contender, bench.measure(row, contender, play));
    }
    return new Round(measured);
  }
}
