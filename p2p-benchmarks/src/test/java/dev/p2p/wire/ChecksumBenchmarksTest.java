package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same work. */
class ChecksumBenchmarksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1000})
  void oursAndTheLibraryHashTheSameArrayToTheSameDigest(int bytes) {
    HeapChecksumBenchmark benchmark = new HeapChecksumBenchmark();
    benchmark.bytes = bytes;
    benchmark.prepare();

    MessageId digest = benchmark.ours();

    assertThat(benchmark.library()).isEqualTo(digest.toBytes().toByteArray());
    assertThat(Blake2b256.hash(benchmark.copy(), 0, bytes)).isEqualTo(digest);
    assertThat(benchmark.ours()).as("again").isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1000})
  void oursAndTheLibraryHashTheSameBufferToTheSameDigest(int bytes) {
    DirectChecksumBenchmark benchmark = new DirectChecksumBenchmark();
    benchmark.bytes = bytes;
    benchmark.prepare();

    MessageId digest = benchmark.ours();

    assertThat(benchmark.library()).isEqualTo(digest.toBytes().toByteArray());
    assertThat(Blake2b256.hash(benchmark.copy(), 0, bytes)).isEqualTo(digest);
    assertThat(benchmark.ours()).as("again").isEqualTo(digest);
  }
}
