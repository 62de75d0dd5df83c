package dev.p2p.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.Simulation;
import dev.p2p.testkit.ManualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private static final Duration END = Duration.ofSeconds(60);

  private final ManualTime time = new ManualTime();
  private final StringWriter out = new StringWriter();
  private final Simulation simulation = Simulation.builder().nodes(2).start();

  @Test
  void onATerminalOneLineIsWrittenOverAndGoneInTheEnd() {
    ProgressLine line = new ProgressLine(new PrintWriter(out), true, time);

    time.advance(Duration.ofMillis(200));
    line.on(simulation, Duration.ZERO);
    time.advance(Duration.ofMillis(100));
    line.on(simulation, END);
    time.advance(Duration.ofMillis(100));
    line.on(simulation, END);
    line.clear();

    assertThat(out.toString())
        .matches(
            "\r\033\\[Kconnecting: 0.0 s virtual, \\d+ events"
                + "\r\033\\[K0.0 s of 60.0 s virtual, \\d+ events, 0 of 0 deliveries"
                + "\r\033\\[K");
  }

  @Test
  void elsewhereALineComesNowAndThen() {
    ProgressLine line = new ProgressLine(new PrintWriter(out), false, time);

    time.advance(Duration.ofMillis(4_999));
    line.on(simulation, END);
    assertThat(out.toString()).isEmpty();
    time.advance(Duration.ofMillis(1));
    line.on(simulation, END);
    line.clear();

    assertThat(out.toString()).matches("0.0 s of 60.0 s virtual, .* deliveries\\R");
  }
}
