package dev.p2p.benchmarks.startup;

import dev.p2p.benchmarks.process.MeasuringFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One start of a program that says on its standard error when it listens. */
record Start(List<String> command) {

  private static final String LISTENING = "listening on ";
  private static final int LEAVING_SECONDS = 20;

  /** From before the process was started until that line was read. */
  double millis() throws IOException, InterruptedException {
    // A node may keep files where it is started.
    Path folder = Files.createTempDirectory("p2p-bench");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("P2P_LOG_LEVEL", "INFO");
    long began = System.nanoTime();
    Process process = builder.start();
    try {
      awaitListening(process);
      return (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    } finally {
      process.destroy();
      if (!process.waitFor(LEAVING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(folder);
    }
  }

  private void awaitListening(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    @Nullable String line = lines.readLine();
    while (line != null && !line.contains(LISTENING)) {
      said.add(line);
      line = lines.readLine();
    }
    if (line == null) {
      throw new MeasuringFailedException(
          "%s ended without listening:\n%s".formatted(command, String.join("\n", said)));
    }
  }
}
