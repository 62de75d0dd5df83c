package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the book says it takes of the heap is what it takes at most. */
final class HeapTest {

  private static final int ADDRESSES = 100_000;

  @Tag("soak")
  @Test
  void ipv4AddressesTakeLessThanWhatIsSaid() {
    assertTakesWhatItSays(
        random -> "45.%d.%d.%d".formatted(octet(random), octet(random), octet(random)));
  }

  @Tag("soak")
  @Test
  void soDoTheLongestOfIpv6EachInAGroupOfItsOwn() {
    assertTakesWhatItSays(random ->
        "2%03x:%x:ffff:ffff:ffff:ffff:ffff:ffff"
            .formatted(random.nextInt(0x300, 0x1000), random.nextInt(0x1000, 0x10000)));
  }

  private static void assertTakesWhatItSays(Function<SplittableRandom, String> host) {
    SplittableRandom random = new SplittableRandom(1);
    AddressBook book = new AddressBook(settings(102_400), new SplittableRandom(2));
    long before = usedBytes();
    for (int i = 0; i < ADDRESSES; i++) {
      NodeAddress source = new NodeAddress(host.apply(random), 1);
      book.learn(new NodeAddress(host.apply(random), 7_000), Addresses.chosen(source), NOW);
    }
    long taken = usedBytes() - before;
    BookUsage usage = book.usage();
    assertThat(usage.fresh()).isGreaterThan(ADDRESSES / 2);
    assertThat(usage.heapBytes()).isBetween(taken, 3 * taken);
  }

  private static int octet(SplittableRandom random) {
    return random.nextInt(256);
  }

  private static long usedBytes() {
    Runtime memory = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    // More than once: what one collection finds unreachable may keep other things until the next.
    for (int i = 0; i < 4; i++) {
      memory.gc();
      used = Math.min(used, memory.totalMemory() - memory.freeMemory());
    }
    return used;
  }
}
