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
  public <R, C extends Contender> List<Sheet> measure(Bench<R, C> bench)
      throws IOException, InterruptedException {
    List<R> rows = bench.rows();
    List<Sheet> sheets = rows.stream().map(row -> new Sheet(String.valueOf(row))).toList();
    for (int round = 0; round < count; round++) {
      for (int i = 0; i < rows.size(); i++) {
        sheets.get(i).add(bench.complete(measure(bench, rows.get(i), round)));
      }
    }
    return sheets;
  }

  private <R, C extends Contender> Round measure(Bench<R, C> bench, R row, int round)
      throws IOException, InterruptedException {
    List<C> order = new ArrayList<>(bench.contenders());
    Collections.rotate(order, -round);
    Map<String, Figures> measured = new LinkedHashMap<>();
    // In the order in which they are shown; filled in another.
    bench.contenders().forEach(contender -> measured.put(contender.title(), Figures.NONE));
    for (C contender : order) {
      progress.accept(
          "round %d of %d, %s %s: %s"
              .formatted(round + 1, count, bench.heading().row(), row, contender.title()));
      measured.put(contender.title(), bench.measure(row, contender, play));
    }
    return new Round(measured);
  }
}
