package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.simulator.network.LinkModel;
import dev.p2p.simulator.topology.Topology;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Time-outs that threads meet while they wait hold as well where nobody waits. */
final class StalledPeerTest {

  /** Of the default profile, topic included. */
  private static final int HEADER_BYTES = 25;

  @Test
  void aPeerWhoseWindowStaysShutIsClosedAsStalled() {
    Simulation simulation = Simulation.builder().seed(3).nodes(2).topology(Topology.ring()).start();
    simulation.runFor(Duration.ofSeconds(1));
    SimulatedNode sender = simulation.node(0);
    simulation.network().cut(sender.host(), simulation.node(1).host());

    sender.publishAll("tx", IntStream.range(0, 5).mapToObj(StalledPeerTest::large).toList());
    simulation.runFor(Duration.ofSeconds(29));
    assertThat(sender.node().stats().connections().closed()).isEmpty();

    simulation.runFor(Duration.ofSeconds(2));
    assertThat(sender.node().stats().connections().closed()).containsOnlyKeys("Slow.WRITE_STALLED");
  }

  @Test
  void aBatchOfWhichNoByteWasWrittenStallsAsWell() {
    int frameBytes = 10_000;
    Simulation simulation =
        Simulation.builder()
            .seed(3)
            .nodes(2)
            .topology(Topology.ring())
            .links(LinkModel.INTERNET.withWindowBytes(frameBytes))
            .start();
    simulation.runFor(Duration.ofSeconds(1));
    SimulatedNode sender = simulation.node(0);
    simulation.network().cut(sender.host(), simulation.node(1).host());

    // The first fills the window to the last byte.
    sender.publish("tx", Bytes.wrap(new byte[frameBytes - HEADER_BYTES]));
    sender.publish("tx", Bytes.utf8("finds no room"));
    simulation.runFor(Duration.ofSeconds(31));

    assertThat(sender.node().stats().connections().closed()).containsOnlyKeys("Slow.WRITE_STALLED");
  }

  private static Bytes large(int number) {
    return Bytes.wrap(ByteBuffer.allocate(200_000).putInt(number).array());
  }
}
