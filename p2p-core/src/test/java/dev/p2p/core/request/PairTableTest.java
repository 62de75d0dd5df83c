package dev.p2p.core.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.TopicPair;
import dev.p2p.api.TopicTable;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PairTableTest {

  private static final TopicTable TOPICS = RequestWire.WIRE.profile().topics();
  private static final TopicPair PING = TopicPair.of("ping", "pong");

  @Test
  void aPairOfTheApplicationTakesThePlaceOfTheProtocolsWithThatQuestion() {
    TopicPair own = TopicPair.of("ping", "reply");
    PairTable table = PairTable.of(TOPICS, List.of(PING), List.of(own));

    assertThat(table.size()).isEqualTo(1);
    assertThat(asks(table, "ping")).isEqualTo(own);
    assertThat(answers(table, "reply")).isEqualTo(own);
    assertThat(table.answeredBy(TOPICS.named("pong"))).isNull();
  }

  @Test
  void anAnswerMayAskItself() {
    PairTable table =
        PairTable.of(
            TOPICS,
            List.of(),
            List.of(TopicPair.of("ask", "reply"), TopicPair.of("reply", "news")));

    assertThat(asks(table, "reply").answers()).containsExactly("news");
    assertThat(answers(table, "reply").question()).isEqualTo("ask");
  }

  @Test
  void everyAnswerOfAQuestionIsKnown() {
    PairTable table =
        PairTable.of(
            TOPICS,
            List.of(),
            List.of(new TopicPair("ask", List.of("reply", "news"), (q, a) -> true, true)));

    assertThat(table.answeredBy(TOPICS.named("reply")))
        .isSameAs(table.answeredBy(TOPICS.named("news")));
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedByName() {
    requireRefused(
        "pair ask -> pong: \"pong\" is an answer of ping -> pong already", "ask", "pong");
    requireRefused("pair ask -> nobody: no topic is named \"nobody\"", "ask", "nobody");
    requireRefused("pair nobody -> reply: no topic is named \"nobody\"", "nobody", "reply");
    requireRefused("pair ask -> verack: topic \"verack\" is not routable", "ask", "verack");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            PairTable.of(
                TOPICS,
                List.of(),
                List.of(TopicPair.of("ask", "reply"), TopicPair.of("ask", "news"))))
        .withMessage("pair ask -> news: there is ask -> reply already");
  }

  private static TopicPair asks(PairTable table, String question) {
    return requireNonNull(table.askedBy(TOPICS.named(question))).names();
  }

  private static TopicPair answers(PairTable table, String answer) {
    return requireNonNull(table.answeredBy(TOPICS.named(answer))).names();
  }

  private static void requireRefused(String message, String question, String answer) {
    List<TopicPair> own = List.of(TopicPair.of(question, answer));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairTable.of(TOPICS, List.of(PING), own))
        .withMessage(message);
  }
}
