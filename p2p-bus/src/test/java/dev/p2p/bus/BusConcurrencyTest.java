package dev.p2p.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.EventTopic;
import dev.p2p.api.Offer;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.PublishResult;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import dev.p2p.api.Subscription.Counts;
import dev.p2p.spi.Execution;
import dev.p2p.testkit.transport.BackgroundCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BusConcurrencyTest {

  private static final int PUBLISHERS = 8;
  private static final int SUBSCRIBERS = 4;
  private static final int EVENTS_EACH = 20_000;
  private static final int OFFERED = PUBLISHERS * EVENTS_EACH;

  /** An event of one publisher. */
  private record Step(int publisher, int number) {}

  private static final EventTopic<Step> STEPS = EventTopic.of("steps", Step.class, step -> 8);

  private final RingBufferEventBus bus =
      new RingBufferEventBus(Execution.virtualThreads(), failure -> {});

  @ParameterizedTest
  @EnumSource(
      value = OverflowPolicy.class,
      names = {"DROP_OLDEST", "DROP_NEWEST"})
  void everyEventIsCountedOnceAndEachPublishersOrderIsKept(OverflowPolicy overflow)
      throws Exception {
    List<OrderCheck> checks = new ArrayList<>();
    List<Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      var check = new OrderCheck();
      checks.add(check);
      subscriptions.add(bus.subscribe(STEPS, new QueueLimits(100, 600, overflow), check::on));
    }

    long acceptedInResults = publishFromAll();
    bus.close();

    long delivered = 0;
    long displacedOrDiscarded = 0;
    for (int i = 0; i < SUBSCRIBERS; i++) {
      Counts counts = subscriptions.get(i).counts();
      assertThat(sum(counts)).isEqualTo(OFFERED);
      assertThat(counts.delivered()).isEqualTo(checks.get(i).received());
      assertThat(checks.get(i).outOfOrder()).isZero();
      delivered += counts.delivered();
      displacedOrDiscarded += counts.displaced() + counts.discarded();
    }
    assertThat(acceptedInResults).isEqualTo(delivered + displacedOrDiscarded);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsDeliveredOnceCloseHasReturned(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 25; round++) {
      var queued = new AtomicLong();
      var sunk = new AtomicLong();
      Subscription queue =
          bus.subscribe(STEPS, QueueLimits.DEFAULTS, step -> queued.incrementAndGet());
      Subscription sink =
          bus.attach(
              STEPS,
              step -> {
                sunk.incrementAndGet();
                return Offer.ACCEPTED;
              });
      int closeAfter = random.nextInt(800);
      var started = new CountDownLatch(closeAfter);
      var publishing = BackgroundCall.run(() -> publish(0, 1_000, started));

      started.await();
      queue.close();
      long queuedAtClose = queued.get();
      sink.close();
      long sunkAtClose = sunk.get();
      publishing.result();

      assertThat(queued).hasValue(queuedAtClose);
      assertThat(sunk).hasValue(sunkAtClose);
      assertThat(queue.counts().delivered()).isEqualTo(queuedAtClose);
      assertThat(sink.counts().delivered()).isEqualTo(sunkAtClose);
      assertThat(queue.counts().waiting()).isZero();
    }
  }

  @Test
  void onceTheBusIsClosedNobodyIsAskedOrOfferedAnything() throws Exception {
    for (int round = 0; round < 20; round++) {
      var closing = new RingBufferEventBus(Execution.virtualThreads(), failure -> {});
      var calls = new AtomicInteger();
      closing.admit(
          STEPS,
          step -> {
            calls.incrementAndGet();
            return Optional.empty();
          });
      closing.attach(
          STEPS,
          step -> {
            calls.incrementAndGet();
            return Offer.ACCEPTED;
          });
      closing.subscribe(STEPS, QueueLimits.DEFAULTS, step -> calls.incrementAndGet());
      var started = new CountDownLatch(300);
      var publishing =
          BackgroundCall.start(() -> {
            PublishResult last = new PublishResult.Rejected("none yet");
            for (int i = 0; i < 1_000; i++) {
              started.countDown();
              last = closing.publish(STEPS, new Step(0, i));
            }
            return last;
          });

      started.await();
      closing.close();
      int callsAtClose = calls.get();
      publishing.result();

      assertThat(calls).hasValue(callsAtClose);
    }
  }

  private long publishFromAll() throws Exception {
    List<BackgroundCall<Long>> publishers = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      int publisher = i;
      publishers.add(
          BackgroundCall.start(() -> publish(publisher, EVENTS_EACH, new CountDownLatch(0))));
    }
    long accepted = 0;
    for (BackgroundCall<Long> publisher : publishers) {
      accepted += publisher.result();
    }
    return accepted;
  }

  private long publish(int publisher, int count, CountDownLatch started) {
    long accepted = 0;
    for (int i = 0; i < count; i++) {
      accepted += bus.publish(STEPS, new Step(publisher, i)).acceptedCount();
      started.countDown();
    }
    return accepted;
  }

  private static long sum(Counts counts) {
    return counts.delivered()
        + counts.failed()
        + counts.displaced()
        + counts.refused()
        + counts.discarded()
        + counts.waiting();
  }

  /** Confined to the thread of its subscription; read after close. */
  private static final class OrderCheck {
    private final int[] last = new int[PUBLISHERS];
    private long received;
    private long outOfOrder;

    OrderCheck() {
      Arrays.fill(last, -1);
    }

    void on(Step step) {
      received++;
      if (step.number() <= last[step.publisher()]) {
        outOfOrder++;
      }
      last[step.publisher()] = step.number();
    }

    long received() {
      return received;
    }

    long outOfOrder() {
      return outOfOrder;
    }
  }
}
