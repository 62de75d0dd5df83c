package dev.p2p.benchmarks.link;

import dev.p2p.api.Message;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.PublishResult;
import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.core.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A node that publishes: waits for room first, as whoever wants to lose nothing does, and then
 * publishes one batch.
 */
final class OurSender implements Repeating.Task {

  private static final Duration ROOM_LIMIT = Duration.ofSeconds(30);

  private final Node node = OurNodes.builder().start();
  private final Payloads payloads;
  private final int batch;

  /** What is to become of a batch. */
  private final List<PublishResult> taken;

  OurSender(int bytes) {
    this.payloads = new Payloads(bytes);
    this.batch = Batch.messages(bytes);
    this.taken = Collections.nCopies(batch, new PublishResult.Offered(1, 0, 0));
  }

  @Override
  public String start(String told) {
    var unused = node.connect(NodeAddress.parse(told)).join();
    return "";
  }

  @Override
  public int step() throws IOException, InterruptedException {
    if (!node.awaitRoom(ROOM_LIMIT)) {
      throw new IOException("no room within " + ROOM_LIMIT);
    }
    List<Message> messages = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      messages.add(node.messages().create(OurNodes.TOPIC, payloads.next()));
    }
    List<PublishResult> results = node.publishAll(messages);
    if (!results.equals(taken)) {
      throw new IOException("not all was taken: " + results);
    }
    return batch;
  }

  @Override
  public void close() {
    node.close();
    node.bus().close();
  }
}
