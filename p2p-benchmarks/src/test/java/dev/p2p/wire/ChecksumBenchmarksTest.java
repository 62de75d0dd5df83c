package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import java.util.function.Supplier;
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

    assertAllHashTheSame(benchmark::ours, benchmark::library, benchmark::copy);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1000})
  void oursAndTheLibraryHashTheSameBufferToTheSameDigest(int bytes) {
    DirectChecksumBenchmark benchmark = new DirectChecksumBenchmark();
    benchmark.bytes = bytes;
    benchmark.prepare();

    assertAllHashTheSame(benchmark::ours, benchmark::library, benchmark::copy);
  }

  private static void assertAllHashTheSame(
      Supplier<MessageId> ours, Supplier<byte[]> library, Supplier<byte[]> copy) {
    MessageId digest = ours.get();
    byte[] bytes = copy.get();

    assertThat(library.get()).isEqualTo(digest.toBytes().toByteArray());
    assertThat(Blake2b256.hash(bytes, 0, bytes.length)).isEqualTo(digest);
    assertThat(ours.get()).as("again").isEqualTo(digest);
  }
}
