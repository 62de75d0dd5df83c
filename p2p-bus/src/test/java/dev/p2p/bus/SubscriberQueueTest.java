package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.QueueLimits;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class SubscriberQueueTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 42, 777, 20260101})
  void behavesAsItsModel(long seed) {
    var random = new SplittableRandom(seed);
    for (int run = 0; run < 200; run++) {
      compareWithModel(random);
    }
  }

  @ParameterizedTest
  @EnumSource(OverflowPolicy.class)
  void aClosedQueueRefusesAndDisconnectsNobody(OverflowPolicy overflow) {
    var disconnects = new AtomicInteger();
    var queue =
        new SubscriberQueue<String>(new QueueLimits(1, 10, overflow), disconnects::incrementAndGet);
    queue.close();

    assertThat(queue.offer("a", 1)).isEqualTo(Offer.REFUSED);
    assertThat(queue.offer("b", 1)).isEqualTo(Offer.REFUSED);

    assertThat(queue.counts().refused()).isEqualTo(2);
    assertThat(disconnects).hasValue(0);
  }

  @Test
  void anOfferWakesABlockedTake() throws Exception {
    var queue = new SubscriberQueue<String>(QueueLimits.DEFAULTS, () -> {});
    var taking = BackgroundCall.start(() -> Optional.ofNullable(queue.take()));
    taking.awaitBlocked();

    queue.offer("a", 1);

    assertThat(taking.result()).contains("a");
  }

  @Test
  void closeWakesABlockedTake() throws Exception {
    var queue = new SubscriberQueue<String>(QueueLimits.DEFAULTS, () -> {});
    var taking = BackgroundCall.start(() -> Optional.ofNullable(queue.take()));
    taking.awaitBlocked();

    queue.close();

    assertThat(taking.result()).isEmpty();
  }

  private static void compareWithModel(SplittableRandom random) {
    OverflowPolicy[] policies = OverflowPolicy.values();
    var limits =
        new QueueLimits(
            1 + random.nextInt(5),
            1 + random.nextInt(20),
            policies[random.nextInt(policies.length)]);
    var disconnects = new AtomicInteger();
    var queue = new SubscriberQueue<Integer>(limits, disconnects::incrementAndGet);
    var model = new QueueModel(limits);
    for (int step = 0; step < 100; step++) {
      int bytes = random.nextInt(8);
      int draw = random.nextInt(40);
      if (draw == 0) {
        queue.close();
        model.close();
      } else if (draw < 24) {
        assertThat(queue.offer(step, bytes)).isEqualTo(model.offer(step, bytes));
      } else {
        takeFromBoth(queue, model, random.nextBoolean());
      }
      assertThat(queue.counts()).isEqualTo(model.counts());
      assertThat(disconnects).hasValue(model.disconnects());
    }
  }

  private static void takeFromBoth(
      SubscriberQueue<Integer> queue, QueueModel model, boolean delivered) {
    if (!model.wouldWait()) {
      Integer expected = model.take(delivered);
      assertThat(queue.take()).isEqualTo(expected);
      if (expected != null) {
        assertThat(queue.counts().waiting()).isEqualTo(model.counts().waiting() + 1);
        queue.settle(delivered);
      }
    }
  }
}
