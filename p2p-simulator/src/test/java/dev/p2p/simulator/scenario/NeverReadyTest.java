package dev.p2p.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.simulator.Simulation;
import dev.p2p.spi.TimeSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A story whose nodes never get to be as it wants them. */
final class NeverReadyTest {

  private static final Scenario WAITING =
      new Scenario("waiting", "Nobody is ever ready.", Set.of(), options -> new WaitingScript());

  @Test
  void itEndsAndIsToldWithWhatRepeatsIt() {
    ScenarioOptions options = ScenarioOptions.of(2, 7);

    assertThatThrownBy(() -> new ScenarioRunner(TimeSource.system()).run(WAITING, options))
        .isInstanceOf(NeverReadyException.class)
        .hasMessage(
            "seed 7: after 60 virtual seconds 2 nodes are not as the scenario needs them;"
                + " they have 1 connections, were told to make 1");
  }

  private static final class WaitingScript implements ScenarioScript {

    @Override
    public boolean isReady(Simulation simulation) {
      return false;
    }

    @Override
    public void play(Simulation simulation) {
      throw new AssertionError("it is not ready");
    }
  }
}
