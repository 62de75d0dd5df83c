package dev.p2p.core.book;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.hash.SipHash;

/**
 * Where in the tables an address has its place, which who does not know the secret can't tell. The
 * numbers of buckets, and of those that one group may use, are Bitcoin Core's.
 *
 * @param secret0 the first half of the secret
 * @param secret1 the second half
 * @param bucketSize places in a bucket
 */
record Buckets(long secret0, long secret1, int bucketSize) {

  static final int FRESH = 1_024;
  static final int TRIED = 256;

  /** Fresh buckets for what one group of sources names: a sixteenth. */
  static final int FRESH_PER_SOURCE = 64;

  /** Tried buckets for the addresses of one group: one in 32. */
  static final int TRIED_PER_GROUP = 8;

  // What is hashed, so that no two hashes are of the same input.
  private static final long GROUP = 1;
  private static final long ADDRESS = 2;
  private static final long SHARE = 3;
  private static final long FRESH_BUCKET = 4;
  private static final long TRIED_BUCKET = 5;
  private static final long FRESH_PLACE = 6;
  private static final long TRIED_PLACE = 7;

  /** The place among fresh addresses of one that {@code source} named. */
  int fresh(Entry entry) {
    long ofSource = hash(GROUP, entry.source().high(), entry.source().low(), 0);
    long share = below(FRESH_PER_SOURCE, hash(SHARE, ofGroup(entry), ofSource, 0));
    int bucket = below(FRESH, hash(FRESH_BUCKET, ofSource, share, 0));
    return place(FRESH_PLACE, bucket, entry);
  }

  /** The place among tried addresses, whoever named it. */
  int tried(Entry entry) {
    long share = below(TRIED_PER_GROUP, ofAddress(entry));
    int bucket = below(TRIED, hash(TRIED_BUCKET, ofGroup(entry), share, 0));
    return place(TRIED_PLACE, bucket, entry);
  }

  private int place(long purpose, int bucket, Entry entry) {
    long hash = hash(purpose, bucket, ofAddress(entry), 0);
    return bucket * bucketSize + below(bucketSize, hash);
  }

  private long ofGroup(Entry entry) {
    return hash(GROUP, entry.group().high(), entry.group().low(), 0);
  }

  private long ofAddress(Entry entry) {
    NodeAddress address = entry.address();
    Ip ip = Ip.of(address).orElseThrow();
    return hash(ADDRESS, ip.high(), ip.low(), address.port());
  }

  private long hash(long purpose, long w1, long w2, long w3) {
    return new SipHash(secret0, secret1).of(purpose, w1, w2, w3);
  }

  private static int below(int bound, long hash) {
    return (int) Long.remainderUnsigned(hash, bound);
  }
}
