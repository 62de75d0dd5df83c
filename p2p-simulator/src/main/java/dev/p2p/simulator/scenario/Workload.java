package dev.p2p.simulator.scenario;

import dev.p2p.api.Bytes;
import dev.p2p.simulator.SimulatedNode;
import dev.p2p.simulator.Simulation;
import dev.p2p.simulator.time.SeededRandom;
import java.nio.ByteBuffer;

/**
 * Publishes numbered messages from nodes chosen by lot.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
final class Workload {

  private final Simulation simulation;
  private final Load load;
  private final SeededRandom random;
  private long lastNumber;

  Workload(Simulation simulation, Load load) {
    this.simulation = simulation;
    this.load = load;
    this.random = simulation.random().forPurpose(Purpose.WORKLOAD);
  }

  /** Plans all messages for moments chosen by lot, up to so long from now. */
  void spread(long withinNanos) {
    long now = simulation.timeline().nowNanos();
    for (int i = 0; i < load.messages(); i++) {
      simulation.timeline().at(now + random.between(0, withinNanos), this::publishAnywhere);
    }
  }

  /** One node publishes the next message. */
  void publishAt(int node) {
    var unused = simulation.node(node).publish(ScenarioScript.TOPIC, nextPayload());
  }

  private void publishAnywhere() {
    int count = simulation.nodes().size();
    int start = random.below(count);
    // The next one that can: so that a message is skipped only if nobody can publish it.
    for (int i = 0; i < count; i++) {
      SimulatedNode node = simulation.node((start + i) % count);
      if (node.isRunning() && !node.isLeaving()) {
        publishAt(node.index());
        return;
      }
    }
  }

  /** Number first, then noise; in whole words, as only these are the same on every JVM. */
  private Bytes nextPayload() {
    int words = (load.payloadBytes() + Long.BYTES - 1) / Long.BYTES;
    ByteBuffer payload = ByteBuffer.allocate(words * Long.BYTES);
    lastNumber++;
    payload.putLong(lastNumber);
    while (payload.hasRemaining()) {
      payload.putLong(random.nextLong());
    }
    return Bytes.wrap(payload.array()).slice(0, load.payloadBytes());
  }
}
