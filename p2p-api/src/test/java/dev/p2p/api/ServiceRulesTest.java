package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServiceRulesTest {

  private final ServiceRules rules = ServiceRules.none().with(1, 2, 10).with(3, 2);

  @Test
  void onlyListedServicesAreAccepted() {
    assertThat(rules.accepts(1)).isTrue();
    assertThat(rules.accepts(3)).isTrue();
    assertThat(rules.accepts(2)).isFalse();
    assertThat(rules.describe()).isEqualTo("[1, 3]");
  }

  @Test
  void eachServiceHasItsOwnTopics() {
    assertThat(rules.routes(1, topic(10, true))).isTrue();
    assertThat(rules.routes(3, topic(10, true))).isFalse();
    assertThat(rules.routes(3, topic(2, true))).isTrue();
    assertThat(rules.routes(2, topic(2, true))).isFalse();
  }

  @Test
  void topicsOfApplicationsGoToEveryAcceptedService() {
    assertThat(rules.routes(3, topic(200, true))).isTrue();
    assertThat(rules.routes(2, topic(200, true))).isFalse();
  }

  @Test
  void whatIsNotRoutableIsNotRouted() {
    assertThat(rules.routes(1, topic(10, false))).isFalse();
    assertThat(ServiceRules.notLookedAt().routes(1, topic(10, false))).isFalse();
  }

  @Test
  void whereServicesAreNotLookedAtEverythingRoutableIsRouted() {
    ServiceRules any = ServiceRules.notLookedAt();
    assertThat(any.accepts(99)).isTrue();
    assertThat(any.routes(99, topic(10, true))).isTrue();
    assertThat(any.describe()).isEqualTo("any");
  }

  private static Topic topic(int number, boolean routable) {
    return new Topic(
        number,
        "t" + number,
        new TopicPolicy(routable, false, Priority.NORMAL, 10, OverflowPolicy.DROP_OLDEST));
  }
}
