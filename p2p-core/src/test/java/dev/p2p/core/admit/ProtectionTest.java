package dev.p2p.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ProtectionTest {

  private static final long SOON_OVER = Long.MAX_VALUE - 5;

  private final Protection protection = new Protection(new SplittableRandom(1));

  @Test
  void fourSubnetsByLotKeepTheirOldestEach() {
    // Ten subnets of ten each; without any other merit half of the rest stays for its age.
    List<Candidate> all =
        LongStream.range(0, 100).mapToObj(i -> plain(i, "subnet " + i / 10)).toList();
    List<Candidate> left = protection.unprotected(all);
    assertThat(left).hasSize(48);
    List<Long> young = left.stream().map(Candidate::number).filter(n -> n >= 52).toList();
    List<Long> missing = LongStream.range(52, 100).boxed().filter(n -> !young.contains(n)).toList();
    // Of those that are too young to stay for their age, only the oldest of a subnet can be
    // missing.
    assertThat(missing).allMatch(n -> n % 10 == 0 || n < 56);
  }

  @Test
  void whichSubnetsNobodyCanTellWhoDoesNotKnowTheKey() {
    List<Candidate> all = new ArrayList<>();
    LongStream.range(0, 100).forEach(i -> all.add(plain(i, "old")));
    LongStream.range(100, 140).forEach(i -> all.add(plain(i, "young " + i)));
    Set<Long> favoured = new HashSet<>();
    for (long key = 0; key < 100; key++) {
      List<Candidate> left = new Protection(new SplittableRandom(key)).unprotected(all);
      LongStream.range(100, 140)
          .filter(n -> left.stream().noneMatch(candidate -> candidate.number() == n))
          .forEach(favoured::add);
    }
    assertThat(favoured).as("of 40 subnets, over 100 keys").hasSizeGreaterThan(35);
  }

  @Test
  void theEightNearestStay() {
    List<Candidate> all = crowd(100);
    for (int i = 80; i < 100; i++) {
      all.set(i, new Candidate(i, "crowd", 1_000_000L + 100 - i, false, 0));
    }
    assertThat(numbers(protection.unprotected(all)))
        .contains(80L, 91L)
        .doesNotContain(92L, 93L, 94L, 95L, 96L, 97L, 98L, 99L);
  }

  @Test
  void aPingThatIsNotKnownIsNotANearOne() {
    // No more than one subnet, no pings: one stays for its subnet, half of the rest for its age.
    assertThat(protection.unprotected(crowd(101))).hasSize(50);
  }

  @Test
  void theFourThatLastBroughtNewsStayThoughTheClockOverflows() {
    List<Candidate> all = crowd(100);
    for (int i = 90; i < 100; i++) {
      all.set(i, new Candidate(i, "crowd", Merits.UNKNOWN, true, SOON_OVER + i - 90));
    }
    assertThat(numbers(protection.unprotected(all)))
        .contains(90L, 95L)
        .doesNotContain(96L, 97L, 98L, 99L);
  }

  @Test
  void ofTheRestTheHalfThatIsLongestUpStays() {
    assertThat(numbers(protection.unprotected(crowd(9)))).containsExactly(5L, 6L, 7L, 8L);
  }

  private static List<Candidate> crowd(int count) {
    return new ArrayList<>(LongStream.range(0, count).mapToObj(i -> plain(i, "crowd")).toList());
  }

  private static Candidate plain(long number, String subnet) {
    return new Candidate(number, subnet, Merits.UNKNOWN, false, 0);
  }

  private static List<Long> numbers(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::number).toList();
  }
}
