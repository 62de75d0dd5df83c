package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.p2p.api.Bytes;
import dev.p2p.api.MessageId;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hashing costs in memory, counted by the JVM for this thread: the digest, nothing else. */
class Blake2b256AllocationTest {

  private static final int ROUNDS = 2_000;

  /** Four longs and a header of 8 to 16 bytes. */
  private static final long DIGEST_BYTES_MIN = 40;

  private static final long DIGEST_BYTES_MAX = 48;

  /** Many blocks and a part of one. */
  private static final int MESSAGE_BYTES = 1_000;

  /** No multiple of a block, so that parts are kept. */
  private static final int PART_BYTES = 100;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Blake2b256 hash = new Blake2b256();

  /** Keeps the digest from being optimised away. */
  private @Nullable MessageId last;

  @ParameterizedTest
  @EnumSource(BufferKind.class)
  void aMessageInPartsCostsItsDigestAndNothingElse(BufferKind kind) {
    ByteBuffer source = kind.holding(Bytes.wrap(VectorPayload.generate(1, MESSAGE_BYTES)));
    hashAgainAndAgain(source);
    long before = threads.getCurrentThreadAllocatedBytes();
    hashAgainAndAgain(source);
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;

    assertThat(each).isBetween(DIGEST_BYTES_MIN, DIGEST_BYTES_MAX);
    assertThat(last).isNotNull();
  }

  private void hashAgainAndAgain(ByteBuffer source) {
    for (int i = 0; i < ROUNDS; i++) {
      int end = source.limit();
      for (int from = source.position(); from < end; from += PART_BYTES) {
        hash.update(source, from, Math.min(PART_BYTES, end - from));
      }
      last = hash.digest();
    }
  }
}
