package dev.p2p.core.repair;

import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.RepairCodec.Summary;
import java.util.List;

/**
 * A keyed sum over message ids, 128 bits: two nodes that have the same ids get the same one, in
 * whatever order. Ids are digests already; each is mixed with a key that the asker draws for one
 * comparison, so that nobody can prepare messages whose sums cancel out.
 *
 * <p>The mixing is the finaliser of MurmurHash3 with the constants of David Stafford's variant 13,
 * which is also that of {@link java.util.SplittableRandom}.
 */
final class Fingerprint {

  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
  private static final long FIRST_FACTOR = 0xbf58476d1ce4e5b9L;
  private static final long SECOND_FACTOR = 0x94d049bb133111ebL;

  private Fingerprint() {}

  /** What {@code ids}, all of them in {@code range}, add up to under {@code key}. */
  static Summary of(IdRange range, List<MessageId> ids, long key) {
    long low = 0;
    long high = 0;
    for (MessageId id : ids) {
      long mixed = mix(mix(id.w0() ^ key) + id.w1() + GOLDEN_RATIO);
      low += mixed;
      high += mix(mix(id.w2() ^ mixed) + id.w3() + key);
    }
    return new Summary(range, ids.size(), low, high);
  }

  private static long mix(long word) {
    long mixed = (word ^ word >>> 30) * FIRST_FACTOR;
    mixed = (mixed ^ mixed >>> 27) * SECOND_FACTOR;
    return mixed ^ mixed >>> 31;
  }
}
