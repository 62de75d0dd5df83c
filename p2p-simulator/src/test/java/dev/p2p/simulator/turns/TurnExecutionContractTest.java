package dev.p2p.simulator.turns;

import dev.p2p.simulator.time.Timeline;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.runtime.ExecutionContract;

final class TurnExecutionContractTest extends ExecutionContract {

  private final Timeline timeline = new Timeline();
  private final TurnExecution execution = new TurnExecution(timeline);

  @Override
  protected Execution create() {
    return execution;
  }

  @Override
  protected void letRun() {
    execution.settle();
    timeline.runUntil(timeline.nowNanos() + PERIOD.toNanos());
  }

  @Override
  protected long nanoTime() {
    return timeline.nowNanos();
  }
}
