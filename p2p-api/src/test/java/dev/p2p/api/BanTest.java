package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BanTest {

  private static final Subnet SUBNET = Subnet.parse("192.0.2.0/24");
  private static final Instant UNTIL = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isOverAtItsEndAndNotBefore() {
    Ban ban = ban("rude");
    assertThat(ban.isOver(UNTIL.minusNanos(1))).isFalse();
    assertThat(ban.isOver(UNTIL)).isTrue();
    assertThat(ban.forever().isOver(Instant.MAX)).isFalse();
  }

  @Test
  void itsReasonIsOneLineOfBoundedLength() {
    assertThat(ban(" a\nb\r\u0085c ").reason()).isEqualTo("a b  c");
    assertThat(ban("x".repeat(1_000)).reason()).hasSize(Ban.REASON_MAX);
  }

  @Test
  void itsEndIsAWholeSecond() {
    assertThat(new Ban(SUBNET, UNTIL.plusNanos(7), Ban.By.SCORE, "").until()).isEqualTo(UNTIL);
  }

  @Test
  void saysAllOfItself() {
    assertThat(ban("rude"))
        .hasToString("192.0.2.0/24 until 2026-01-01T00:00:00Z, by operator: rude");
    assertThat(ban("").forever()).hasToString("192.0.2.0/24 for ever, by operator");
  }

  private static Ban ban(String reason) {
    return new Ban(SUBNET, UNTIL, Ban.By.OPERATOR, reason);
  }
}
