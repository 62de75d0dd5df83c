package dev.p2p.app.soak;

import dev.p2p.api.NodeAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A {@link NodeUnderTest}, seen from outside.
 *
 * <p><b>Threading:</b> confined to one thread; another reads what the process says.
 */
final class NodeProcess implements AutoCloseable {

  /**
   * The heap follows what lives in it at each collection, beside a young generation of fixed size:
   * else resident memory would say how lazy the collector is. Such a node collects all the time.
   */
  static final List<String> FOLLOW_WHAT_LIVES =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms40m",
          "-Xmn32m",
          "-Xmx1g",
          "-XX:MinHeapFreeRatio=0",
          "-XX:MaxHeapFreeRatio=2");

  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> looks = new LinkedBlockingQueue<>();
  private final List<String> closed = new CopyOnWriteArrayList<>();

  private NodeProcess(Process process) {
    this.process = process;
    this.input = process.outputWriter(StandardCharsets.UTF_8);
    var unused = Thread.ofPlatform().daemon().name("soak-output").start(this::read);
  }

  static NodeProcess start(List<String> jvmOptions, long budgetBytes) throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(jvmOptions);
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    builder.command().addAll(List.of(NodeUnderTest.class.getName(), Long.toString(budgetBytes)));
    return new NodeProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Where it listens; to be asked once. */
  NodeAddress address() throws InterruptedException {
    return NodeAddress.parse(addresses.take());
  }

  /** What it sees of itself. */
  Look look() throws IOException, InterruptedException {
    return ask("look");
  }

  /** What it sees of itself after a collection of garbage. */
  Look collect() throws IOException, InterruptedException {
    return ask(NodeUnderTest.COLLECT);
  }

  /** Why connections ended, in their order. */
  List<String> closed() {
    return closed;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private Look ask(String command) throws IOException, InterruptedException {
    input.append(command).append('\n').flush();
    return Look.ofLine(looks.take());
  }

  private void read() {
    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .lines()
        .forEach(this::sort);
  }

  private void sort(String line) {
    if (line.startsWith(NodeUnderTest.LOOK)) {
      looks.add(line.substring(NodeUnderTest.LOOK.length()));
    } else if (line.startsWith(NodeUnderTest.CLOSED)) {
      closed.add(line.substring(NodeUnderTest.CLOSED.length()));
    } else if (line.startsWith(NodeUnderTest.LISTENING)) {
      addresses.add(line.substring(NodeUnderTest.LISTENING.length()));
    }
  }
}
