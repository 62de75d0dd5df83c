package dev.p2p.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Role;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LinkContenderTest {

  private static final int ENOUGH = 500;

  @ParameterizedTest
  @EnumSource(value = LinkContender.class)
  void everyMessageArrivesOnceAndInOrder(LinkContender contender) throws Exception {
    try (Role receiver = contender.receiver(300);
        Role sender = contender.sender(300)) {
      sender.start(receiver.start(""));
      while ((receiver.count() < ENOUGH || sender.count() < ENOUGH)
          && failureOf(receiver, sender).isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }

      assertThat(failureOf(receiver, sender)).isEmpty();
      assertThat(receiver.count()).isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  private static String failureOf(Role receiver, Role sender) {
    return receiver.failure().orElse("") + sender.failure().orElse("");
  }
}
