package dev.p2p.benchmarks.rtt;

import dev.p2p.api.MessageFactory;
import dev.p2p.api.Outcome;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.benchmarks.link.OurNodes;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Tally;
import dev.p2p.core.Node;
import dev.p2p.core.NodeBuilder;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import java.io.IOException;

/**
 * A node whose handler answers with what it was asked. It answers pings too, as any node, and does
 * not count them. Its rates of questions are unlimited: it is asked more often here than it would
 * let anybody ask.
 */
final class AnsweringNode implements Role {

  static final Topic ASK = topic(201, "ask");
  static final Topic ANSWER = topic(202, "answer");

  private final Tally tally = new Tally();
  private final Node node;

  AnsweringNode() {
    NodeBuilder builder = builder();
    MessageFactory messages = builder.messages();
    this.node =
        builder
            .handle(
                ASK.name(),
                (question, peer) -> {
                  tally.add(1);
                  return Outcome.accepted(messages.create(ANSWER, question.payload()));
                })
            .start();
  }

  /** A node that knows the question and its answer. */
  static NodeBuilder builder() {
    RateSettings rates =
        RateSettings.DEFAULTS.withControl(Rate.UNLIMITED).withRequests(Rate.UNLIMITED);
    return OurNodes.builder()
        .topic(ASK)
        .topic(ANSWER)
        .pair(ASK.name(), ANSWER.name())
        .settings(NodeSettings.DEFAULTS.withRates(rates));
  }

  @Override
  public String start(String told) throws IOException {
    return OurNodes.listen(node);
  }

  @Override
  public Progress progress() {
    return tally.progress();
  }

  @Override
  public void close() {
    OurNodes.close(node);
  }

  private static Topic topic(int number, String name) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, false, Priority.NORMAL, 1 << 10, OverflowPolicy.DROP_OLDEST));
  }
}
