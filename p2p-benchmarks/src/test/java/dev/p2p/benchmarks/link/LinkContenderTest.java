package dev.p2p.benchmarks.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.benchmarks.process.Await;
import dev.p2p.benchmarks.process.Role;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LinkContenderTest {

  private static final int ENOUGH = 500;

  @ParameterizedTest
  @EnumSource
  void everyMessageArrivesOnceAndInOrder(LinkContender contender) throws Exception {
    try (Role receiver = contender.receiver(300);
        Role sender = contender.sender(300)) {
      sender.start(receiver.start(""));
      Await.count(ENOUGH, receiver, sender);

      assertThat(receiver.progress().failure()).isEmpty();
      assertThat(sender.progress().failure()).isEmpty();
    }
  }
}
