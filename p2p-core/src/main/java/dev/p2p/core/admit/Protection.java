package dev.p2p.core.admit;

import dev.p2p.core.hash.SipHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Which peers stay whoever comes: a few by each of several merits, so that whoever wants all places
 * must be better than everybody else by all of them at once.
 *
 * <p>As Bitcoin Core does it ({@code SelectNodeToEvict} in src/node/eviction.cpp, called by {@code
 * CConnman::AttemptToEvictConnection}), with its numbers. One difference: there the few that a
 * keyed hash of the subnet picks may be of one subnet, here each is of another.
 *
 * <p><b>Threading:</b> immutable.
 */
final class Protection {

  private static final int BY_SUBNET = 4;
  private static final int BY_PING = 8;
  private static final int BY_NEWS = 4;

  /** How much of a subnet's name is hashed: all of an IP subnet's. */
  private static final int NAME_BYTES = 32;

  private static final Comparator<Candidate> LONGEST_UP =
      Comparator.comparingLong(Candidate::number);

  private final SipHash subnets;

  /** Draws a key, so that nobody else can tell which subnets it favours. */
  Protection(RandomGenerator random) {
    this.subnets = new SipHash(random.nextLong(), random.nextLong());
  }

  /** Those who stay for nothing. */
  List<Candidate> unprotected(List<Candidate> all) {
    List<Candidate> left = new ArrayList<>(all);
    protectSubnets(left);
    protect(
        left,
        BY_PING,
        Candidate::hasPing,
        Comparator.comparingLong(Candidate::pingNanos).thenComparing(LONGEST_UP));
    protect(left, BY_NEWS, Candidate::broughtNews, Protection::latestNewsFirst);
    protect(left, left.size() / 2, any -> true, LONGEST_UP);
    return left;
  }

  private void protectSubnets(List<Candidate> left) {
    Comparator<Candidate> byLot = Comparator.comparingLong(this::lot);
    Set<String> favoured = new LinkedHashSet<>();
    Predicate<Candidate> firstOfItsSubnet = candidate -> favoured.add(candidate.subnet());
    left.sort(byLot.thenComparing(LONGEST_UP));
    left.removeAll(left.stream().filter(firstOfItsSubnet).limit(BY_SUBNET).toList());
  }

  private static void protect(
      List<Candidate> left, int count, Predicate<Candidate> can, Comparator<Candidate> best) {
    left.removeAll(left.stream().filter(can).sorted(best).limit(count).toList());
  }

  private static int latestNewsFirst(Candidate one, Candidate other) {
    // Clock readings may be on both sides of an overflow: only their difference means something.
    int later = Long.signum(other.newsAtNanos() - one.newsAtNanos());
    return later != 0 ? later : LONGEST_UP.compare(one, other);
  }

  private long lot(Candidate candidate) {
    byte[] name = candidate.subnet().getBytes(StandardCharsets.UTF_8);
    ByteBuffer words = ByteBuffer.allocate(NAME_BYTES);
    words.put(name, 0, Math.min(name.length, NAME_BYTES));
    return subnets.of(words.getLong(0), words.getLong(8), words.getLong(16), words.getLong(24));
  }
}
