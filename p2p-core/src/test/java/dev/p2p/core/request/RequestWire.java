package dev.p2p.core.request;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicPolicy;
import dev.p2p.core.TestWire;
import dev.p2p.spi.WireProtocol;
import java.util.List;

/** The wire of tests, with topics that ask and answer. */
public final class RequestWire {

  public static final Topic ASK = topic(210, "ask", false);
  public static final Topic REPLY = topic(211, "reply", false);
  public static final Topic WONDER = topic(212, "wonder", false);
  public static final Topic NEWS = topic(213, "news", true);

  public static final WireProtocol WIRE =
      TestWire.WIRE.with(ASK).with(REPLY).with(WONDER).with(NEWS);

  public static final List<TopicPair> PAIRS =
      List.of(TopicPair.of("ask", "reply"), TopicPair.of("wonder", "news"));

  private RequestWire() {}

  private static Topic topic(int number, String name, boolean relayed) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, relayed, Priority.NORMAL, 1_200_000, OverflowPolicy.DROP_OLDEST));
  }
}
