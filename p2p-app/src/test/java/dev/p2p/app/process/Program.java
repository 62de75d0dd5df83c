package dev.p2p.app.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The program in a process of its own, as a user starts it. */
final class Program implements AutoCloseable {

  private final Process process;
  private final BlockingQueue<String> out;
  private final BlockingQueue<String> err;
  private final List<Thread> readers = new ArrayList<>();

  private Program(Process process) {
    this.process = process;
    this.out = lines(process.getInputStream());
    this.err = lines(process.getErrorStream());
  }

  static Program start(String... arguments) throws IOException {
    return start(List.of(), "dev.p2p.app.Main", arguments);
  }

  /** The same, by another program that takes its command line as arguments. */
  static Program startUnder(List<String> wrapper, String... arguments) throws IOException {
    return start(wrapper, "dev.p2p.app.Main", arguments);
  }

  /** Another main class, of the tests. */
  static Program startTest(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), main.getName(), arguments);
  }

  private static Program start(List<String> wrapper, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // These processes live for a second: what the JIT would gain it would not give back.
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    return new Program(new ProcessBuilder(command).start());
  }

  /** The next line of standard output. */
  String nextLine() throws InterruptedException {
    return out.take();
  }

  /** Waits for a line on standard error that contains {@code text}; what follows it there. */
  String awaitLog(String text) throws InterruptedException {
    String line = err.take();
    while (!line.contains(text)) {
      line = err.take();
    }
    return line.substring(line.indexOf(text) + text.length()).strip();
  }

  /** The next line of standard error. */
  String nextError() throws InterruptedException {
    return err.take();
  }

  void type(String lines) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(lines).flush();
  }

  /** No more is typed. */
  void endInput() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).close();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  int exitCode() throws InterruptedException {
    int code = process.waitFor();
    for (Thread reader : readers) {
      reader.join();
    }
    return code;
  }

  /** What is left on standard output. */
  List<String> output() {
    return List.copyOf(out);
  }

  /** What is left on standard error. */
  List<String> errors() {
    return List.copyOf(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private BlockingQueue<String> lines(InputStream stream) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    readers.add(Thread.ofPlatform().daemon().start(() -> reader.lines().forEach(lines::add)));
    return lines;
  }
}
