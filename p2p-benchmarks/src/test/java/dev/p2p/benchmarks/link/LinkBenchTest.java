package dev.p2p.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.p2p.benchmarks.process.Play;
import dev.p2p.benchmarks.report.Figures;
import dev.p2p.benchmarks.report.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkBenchTest {

  @Test
  void figuresAreForEachMessageOfItsOwnEnd() {
    Figures figures =
        LinkBench.figures(100, window(2, 1_000, 5_000, 150_000), window(2, 500, 1_000, 20_000));

    assertThat(figures.get("messagesPerSecond")).isEqualTo(500);
    assertThat(figures.get("megabytesPerSecond")).isEqualTo(0.05);
    assertThat(figures.get("cpuMicrosReceive")).isEqualTo(5);
    assertThat(figures.get("cpuMicrosSend")).isEqualTo(2);
    assertThat(figures.get("cpuMicrosBoth")).isEqualTo(7);
    assertThat(figures.get("garbageBytesReceive")).as("beside the payload").isEqualTo(50);
    assertThat(figures.get("garbageBytesSend")).as("less than the payload").isZero();
  }

  @Test
  void theLimitIsAllProcessorsHashingAndMovingBytes() {
    Figures fast = new Figures(Map.of("messagesPerSecond", 1.0, "cpuMicrosBoth", 1.5));
    Figures ours = new Figures(Map.of("messagesPerSecond", 100_000.0, "cpuMicrosBoth", 9.0));

    Round completed =
        new LinkBench(List.of(256))
            .complete(new Round(Map.of("ours", ours, "sockets", fast, "checksum", fast)));

    double limit = Runtime.getRuntime().availableProcessors() * 1e6 / 3;
    assertThat(completed.of("ours").get("limitMessagesPerSecond")).isCloseTo(limit, within(1e-6));
    assertThat(completed.of("ours").get("shareOfLimit")).isCloseTo(1e5 / limit, within(1e-9));
  }

  @Test
  void thereIsNoLimitWithoutTheSocketsThatMakeIt() {
    Round round = new Round(Map.of("ours", new Figures(Map.of("messagesPerSecond", 1.0))));

    LinkBench bench = new LinkBench(List.of(256), List.of(LinkContender.OURS));

    assertThat(bench.complete(round)).isEqualTo(round);
  }

  private static Figures window(double seconds, double count, double cpu, double allocated) {
    return Figures.NONE
        .with(Play.SECONDS, seconds)
        .with(Play.COUNT, count)
        .with(Play.CPU_MICROS, cpu)
        .with(Play.ALLOCATED_BYTES, allocated)
        .with(Play.PINNED, 0);
  }
}
