package dev.p2p.app.demo;

import dev.p2p.api.InvalidMessageException;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.console.Lines;
import dev.p2p.app.trace.QueuedTrace;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The demonstration, from the first node to the last.
 *
 * <p><b>Threading:</b> confined to one thread, which waits until it is over.
 */
public final class Demo {

  private static final int PROGRESS_EVERY = 1_000;

  private final int size;
  private final NodeConfig config;
  private final TimeSource time;
  private final LongConsumer progress;
  private final DemoTracing tracing;

  /**
   * A demonstration.
   *
   * @param size how many nodes, at least 2
   * @param config of each of them, but for where it listens
   * @param progress told now and then how many lines are published
   * @param trace told everything that happens at the nodes, if there is one; stays open
   */
  public Demo(
      int size,
      NodeConfig config,
      TimeSource time,
      LongConsumer progress,
      Optional<QueuedTrace> trace) {
    this.size = size;
    this.config = config;
    this.time = time;
    this.progress = progress;
    this.tracing = new DemoTracing(trace, size, time);
  }

  /**
   * Publishes {@code lines}, at nodes in turn, and waits for them everywhere.
   *
   * @throws DemoFailedException if a node can't listen, or does not get its peers
   * @throws IOException if a line can't be read
   * @throws dev.p2p.app.console.BadInputException if a line is none, or can't be published
   */
  public DemoReport run(Lines lines) throws DemoFailedException, IOException, InterruptedException {
    DemoNetwork network = new DemoNetwork(size, config, time, tracing);
    try {
      long began = time.nanoTime();
      boolean unused = publish(lines, network) && network.awaitDelivered();
      Duration elapsed = Duration.ofNanos(time.nanoTime() - began);
      List<DemoResult> results = network.results();
      // What comes too often may come late: only after the end is it too late.
      network.close();
      return new DemoReport(results, network.published(), elapsed, network.problems());
    } finally {
      network.close();
    }
  }

  /** False if the network has stopped moving. */
  private boolean publish(Lines lines, DemoNetwork network)
      throws IOException, InterruptedException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      try {
        if (!network.publish(line)) {
          return false;
        }
      } catch (InvalidMessageException e) {
        throw lines.refusal(String.valueOf(e.getMessage()));
      }
      if (network.published() % PROGRESS_EVERY == 0) {
        progress.accept(network.published());
      }
    }
    return true;
  }
}
