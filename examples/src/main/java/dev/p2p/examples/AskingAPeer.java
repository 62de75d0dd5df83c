package dev.p2p.examples;

import dev.p2p.api.Bytes;
import dev.p2p.api.MessageFactory;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Outcome;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.bus.RingBufferEventBus;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.spi.Execution;
import dev.p2p.transport.nio.NioTransport;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Questions to a peer whose answers come back as futures, each to its own, whatever their order:
 * the answers are numbered. Nobody handles an answer.
 */
public final class AskingAPeer {

  private static final Topic WEIGH = topic(200, "weigh");
  private static final Topic WEIGHT = topic(201, "weight");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private AskingAPeer() {}

  /** Prints the answers, and ends. */
  public static void main(String[] args) throws IOException {
    try (Node bob = answering().start();
        Node alice = builder().pair("weigh", "weight").start()) {
      NodeAddress address = bob.listen(NodeAddress.parse("127.0.0.1:0"));
      RemotePeer toBob = alice.connect(address).join();
      List<CompletableFuture<String>> answers =
          Stream.of("a stone", "a feather").map(what -> weigh(toBob, what)).toList();
      answers.forEach(answer -> System.out.println(answer.join()));
    }
  }

  private static CompletableFuture<String> weigh(RemotePeer peer, String what) {
    return peer.request(WEIGH, Bytes.utf8(what), PATIENCE)
        .thenApply(answer -> "%s: %d".formatted(what, answer.payload().get(0)))
        .exceptionally(failure -> "%s: %s".formatted(what, failure.getMessage()));
  }

  private static NodeBuilder answering() {
    NodeBuilder builder = builder();
    MessageFactory messages = builder.messages();
    return builder.handle(
        "weigh",
        (question, peer) -> {
          byte[] weight = {(byte) question.payload().length()};
          return Outcome.accepted(messages.create(WEIGHT, Bytes.wrap(weight)));
        });
  }

  private static NodeBuilder builder() {
    return Node.builder()
        .wire(DuskWire.of("dusk-0.4.3", Network.TESTNET))
        .transport(new NioTransport())
        .bus(new RingBufferEventBus(Execution.virtualThreads()))
        .topic(WEIGH)
        .topic(WEIGHT);
  }

  /** Routable, not relayed: it concerns two nodes only. */
  private static Topic topic(int number, String name) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, false, Priority.NORMAL, 1_024, OverflowPolicy.DROP_OLDEST));
  }
}
