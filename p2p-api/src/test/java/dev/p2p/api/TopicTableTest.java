package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicTableTest {

  private final Topic tx = topic(10, "tx");
  private final TopicTable table = TopicTable.of(List.of(tx, topic(2, "ping")));

  @Test
  void findsByNumberAndByName() {
    assertThat(table.get(10)).isSameAs(tx);
    assertThat(table.named("tx")).isSameAs(tx);
    assertThat(table.find("nope")).isEmpty();
    assertThat(table.all()).extracting(Topic::name).containsExactly("tx", "ping");
  }

  @Test
  void aNumberNobodyRegisteredIsNotRoutable() {
    assertThat(table.isRegistered(77)).isFalse();
    assertThat(table.get(77).name()).isEqualTo("unregistered-77");
    assertThat(table.get(77).policy().routable()).isFalse();
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.named("nope"))
        .withMessage("no topic is named \"nope\"; there are: tx, ping");
  }

  @Test
  void anApplicationAddsATopicOfItsRange() {
    TopicTable more = table.with(topic(128, "mine"));
    assertThat(more.named("mine").inApplicationRange()).isTrue();
    assertThat(table.find("mine")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 127})
  void anApplicationMayNotTakeANumberBelowItsRange(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.with(topic(number, "mine")))
        .withMessageContaining("128 to 255, was " + number);
  }

  @Test
  void clashesAreRefused() {
    TopicTable more = table.with(topic(200, "mine"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> more.with(topic(200, "other")))
        .withMessage("topic number 200 is taken by \"mine\", so \"other\" can't have it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> more.with(topic(201, "tx")))
        .withMessage("two topics are named \"tx\"");
  }

  @Test
  void aTopicAndItsPolicyCheckTheirRanges() {
    assertThatIllegalArgumentException().isThrownBy(() -> topic(256, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> topic(-1, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> topic(1, " "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicPolicy(false, true, Priority.LOW, 1, OverflowPolicy.DROP_OLDEST))
        .withMessage("a relayed topic must be routable");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicPolicy(true, true, Priority.LOW, -1, OverflowPolicy.DROP_OLDEST))
        .withMessage("maxPayloadBytes must be at least 0, was -1");
  }

  private static Topic topic(int number, String name) {
    return new Topic(
        number,
        name,
        new TopicPolicy(true, true, Priority.NORMAL, 100, OverflowPolicy.DROP_OLDEST));
  }
}
