package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A measured process, seen from the one that measures.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Child implements AutoCloseable {

  /** How long it may take to end when it is told to. */
  private static final Duration LEAVING = Duration.ofSeconds(20);

  /** Of the log, when the process failed. */
  private static final int SHOWN_LINES = 15;

  private final Part part;
  private final Process process;
  private final Path log;
  private final PrintWriter commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Child(Part part, Process process, Path log) {
    this.part = part;
    this.process = process;
    this.log = log;
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread.ofPlatform().daemon().name("answers-of-" + part.title()).start(this::readAnswers);
  }

  static Child start(Part part) throws IOException {
    Path log = Files.createTempFile("p2p-bench", ".log");
    List<String> command = new ArrayList<>(JvmCommand.java(part.jvmOptions()));
    command.add(ChildMain.class.getName());
    command.addAll(part.arguments());
    return new Child(part, new ProcessBuilder(command).redirectError(log.toFile()).start(), log);
  }

  /** Gives a command; {@link #answer} waits for what comes of it. */
  void tell(String command) {
    commands.println(command);
  }

  /** What it answered, within the limit. */
  String answer(Duration limit) throws InterruptedException {
    String answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (answer == null) {
      throw failed("no answer within " + limit.toSeconds() + " s");
    }
    if (!answer.startsWith(ChildMain.DONE)) {
      throw failed(answer);
    }
    return answer.substring(ChildMain.DONE.length());
  }

  /** The figures it answered with, within the limit. */
  Figures figures(Duration limit) throws InterruptedException {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String one : answer(limit).split(" ", -1)) {
      int equals = one.indexOf('=');
      figures.put(one.substring(0, equals), Double.valueOf(one.substring(equals + 1)));
    }
    return new Figures(figures);
  }

  /** Waits that long; fails at once if the process ends meanwhile. */
  void letItWork(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      String why = answers.poll(1, TimeUnit.SECONDS);
      throw failed(why == null ? "it ended" : why);
    }
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(LEAVING.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(log);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      log.toFile().deleteOnExit();
    }
  }

  private void readAnswers() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      @Nullable String line = reader.readLine();
      while (line != null) {
        answers.add(line);
        line = reader.readLine();
      }
      answers.add("it ended");
    } catch (IOException e) {
      answers.add("it ended: " + e.getMessage());
    }
  }

  private MeasuringFailedException failed(String why) {
    return new MeasuringFailedException(
        "%s: %s\n%s".formatted(part.title(), why, String.join("\n", lastLines())));
  }

  private List<String> lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    } catch (IOException e) {
      return List.of("its log can't be read: " + e.getMessage());
    }
  }
}
