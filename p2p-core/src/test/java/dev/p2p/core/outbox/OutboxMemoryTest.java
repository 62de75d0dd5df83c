package dev.p2p.core.outbox;

import static dev.p2p.core.outbox.Outboxes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.budget.Weight;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.testkit.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of many outboxes, beside a plain account of what they hold. */
@Timeout(60)
final class OutboxMemoryTest {

  private static final int PEERS = 8;
  private static final long LIMIT = 256 << 10;
  private static final OutboxSettings SETTINGS = settings(300, 1 << 20, 50_000);

  private final Messages messages = new Messages(TestWire.WIRE);
  private final ByteBudget budget = new ByteBudget(LIMIT);
  private final List<OutboxDebtor> peers = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42, 777})
  void whateverHappensItIsWhatTheDifferentMessagesWeighAndNeverMoreThanThereIs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Message> pool = messages.sequence("tx", 400, 1_000, seed);
    for (int i = 0; i < PEERS; i++) {
      peers.add(new OutboxDebtor(SETTINGS, budget));
    }
    int ends = 0;
    for (int step = 0; step < 4_000; step++) {
      int which = random.nextInt(PEERS);
      doSomething(which, pool.get(random.nextInt(pool.size())), random);
      if (peers.get(which).isEnded() || random.nextInt(500) == 0) {
        replace(which);
        ends++;
      }
      assertThat(used())
          .as("step %d", step)
          .isLessThanOrEqualTo(LIMIT)
          .isBetween(weightOfAll(), weightOfAll() + slotBytesMax());
    }
    assertThat(budget.usage().mostBytes()).isGreaterThan(LIMIT / 16 * 14);
    assertThat(ends).isPositive();
    peers.forEach(OutboxDebtor::end);
    peers.forEach(OutboxDebtor::giveBack);
    assertThat(used()).isZero();
  }

  @Test
  void manyThreadsNeverHoldMoreThanThereIsAndGiveAllOfItBack() throws Exception {
    for (int i = 0; i < PEERS; i++) {
      peers.add(new OutboxDebtor(SETTINGS, budget));
    }
    AtomicBoolean done = new AtomicBoolean();
    // The last two never read.
    List<Thread> others = new ArrayList<>();
    peers.subList(0, PEERS - 2).forEach(peer -> others.add(repeat(done, peer::write)));
    others.add(repeat(done, () -> assertThat(used()).isBetween(0L, LIMIT)));
    List<Thread> publishers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long seed = i;
      publishers.add(start(() -> publish(seed)));
    }
    join(publishers);
    done.set(true);
    join(others);
    peers.forEach(OutboxDebtor::end);
    peers.forEach(OutboxDebtor::giveBack);
    assertThat(failures).isEmpty();
    assertThat(used()).isZero();
    assertThat(budget.usage().mostBytes()).isBetween(LIMIT / 16 * 14, LIMIT);
    assertThat(peers.getLast().dropped.get()).isPositive();
  }

  private void doSomething(int which, Message message, SplittableRandom random) {
    OutboxDebtor peer = peers.get(which);
    switch (random.nextInt(12)) {
      case 0 -> peer.direct(message);
      case 1 -> peers.getFirst().write();
      case 2 -> peer.write();
      case 3 -> peers.forEach(each -> each.offer(message));
      default -> peer.offer(message);
    }
  }

  /** The peer ends, gives back what it holds, and another comes. */
  private void replace(int which) {
    OutboxDebtor peer = peers.get(which);
    peer.end();
    peer.giveBack();
    assertThat(peer.held).isEmpty();
    budget.leave(peer);
    peers.set(which, new OutboxDebtor(SETTINGS, budget));
  }

  private void publish(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Message message : messages.sequence("tx", 5_000, 1_000, seed)) {
      peers.forEach(peer -> peer.outbox.offer(message));
      peers.get(random.nextInt(PEERS - 2)).outbox.direct(message);
    }
  }

  private long weightOfAll() {
    Set<Message> different = new LinkedHashSet<>();
    peers.forEach(peer -> different.addAll(peer.held));
    return different.stream().mapToLong(Weight::of).sum();
  }

  /** Each of the lanes in use has at most twice as many slots as messages, or 256. */
  private static long slotBytesMax() {
    return PEERS * 2L * 512 * Lane.SLOT_BYTES;
  }

  private long used() {
    return budget.usage().bytes();
  }

  private Thread repeat(AtomicBoolean done, Runnable work) {
    return start(() -> {
      while (!done.get()) {
        work.run();
      }
    });
  }

  private Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((of, failure) -> failures.add(failure));
    thread.start();
    return thread;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
