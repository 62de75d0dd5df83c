package dev.p2p.core.gossip;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import dev.p2p.api.PeerId;
import dev.p2p.api.Verdict;
import dev.p2p.core.settings.GossipSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A message that comes in several copies, from as many peers, through a full filter of the default
 * size, on one thread: the first is processed, the others come after it. Making the id is part of
 * what is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DuplicateFilterBenchmark {

  private static final int SEEN_MAX = GossipSettings.DEFAULTS.seenMax();

  /** Each peer is as often the first as the others. */
  private static final List<Origin> PEERS =
      IntStream.range(0, 16).<Origin>mapToObj(i -> new Origin.Remote(PeerId.ofNonce(i))).toList();

  /** How often a message comes, at most as often as there are peers. */
  @Param({"1", "4", "16"})
  int copies;

  private final SplittableRandom random = new SplittableRandom(1);
  private final DuplicateFilter filter = new DuplicateFilter(GossipSettings.DEFAULTS, 1, 0);
  private final LockedMaps maps = new LockedMaps(SEEN_MAX);

  /** How many ids were made: by that another peer is the first to have each. */
  private int made;

  /** As full as they get. */
  @Setup(Level.Trial)
  public void fill() {
    for (int i = 0; i < 2 * SEEN_MAX; i++) {
      MessageId id = nextId();
      claim(id, 0);
      var unused = filter.settle(id, Verdict.ACCEPTED);
      claimOfMaps(id, 0);
      var unusedToo = maps.settle(id);
    }
  }

  /** Returns how many copies were duplicates. */
  @Benchmark
  public int ours() {
    MessageId id = nextId();
    int duplicates = claim(id, 0);
    var unused = filter.settle(id, Verdict.ACCEPTED);
    for (int copy = 1; copy < copies; copy++) {
      duplicates += claim(id, copy);
    }
    return duplicates;
  }

  /** Returns how many copies were duplicates. */
  @Benchmark
  public int maps() {
    MessageId id = nextId();
    int duplicates = claimOfMaps(id, 0);
    var unused = maps.settle(id);
    for (int copy = 1; copy < copies; copy++) {
      duplicates += claimOfMaps(id, copy);
    }
    return duplicates;
  }

  private int claim(MessageId id, int copy) {
    return filter.claim(id, source(copy), 0) == Claim.NEW ? 0 : 1;
  }

  private int claimOfMaps(MessageId id, int copy) {
    return maps.claim(id, source(copy)) == Claim.NEW ? 0 : 1;
  }

  private Origin source(int copy) {
    return PEERS.get((made + copy) % PEERS.size());
  }

  private MessageId nextId() {
    made++;
    return new MessageId(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
