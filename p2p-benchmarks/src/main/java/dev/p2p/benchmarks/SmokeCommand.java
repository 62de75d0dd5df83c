package dev.p2p.benchmarks;

import dev.p2p.benchmarks.report.Environment;
import dev.p2p.benchmarks.smoke.Smoke;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench smoke}. */
@Command(
    name = "smoke",
    header = "Has something become slow? A few ratios, in a minute, beside their ranges.",
    description = {
      "Ratios alone, one short round: it notices what became much slower, not what became a little"
          + " slower. The ranges are in p2p-benchmarks, ranges.properties. Exit code 1 if a figure"
          + " is outside. No part of the tests."
    })
final class SmokeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Environment.here(List.of("smoke"))
        .warning()
        .ifPresent(warning -> err.println("p2p bench: " + warning));
    boolean allWithin = new Smoke(err::println).run(out::println);
    out.flush();
    return allWithin ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
