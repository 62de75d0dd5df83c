package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.spi.Decoded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same work. */
class FrameBenchmarksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1000})
  void encodingAndCopyingMakeFramesOfTheSameLengthWithTheSamePayload(int payloadBytes) {
    EncodeBenchmark benchmark = new EncodeBenchmark();
    benchmark.payloadBytes = payloadBytes;
    benchmark.prepare();

    Message message = benchmark.ours();
    Bytes copy = Bytes.wrap(benchmark.copy());

    assertThat(message.payload().length()).isEqualTo(payloadBytes);
    assertThat(copy.length()).isEqualTo(message.frame().length());
    assertThat(copy.slice(copy.length() - payloadBytes, payloadBytes)).isEqualTo(message.payload());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1000})
  void decodingAndCopyingYieldTheSameFrameAgainAndAgain(int payloadBytes) {
    DecodeBenchmark benchmark = new DecodeBenchmark();
    benchmark.payloadBytes = payloadBytes;
    benchmark.prepare();

    for (int i = 0; i < 2; i++) {
      assertThat(benchmark.ours())
          .isInstanceOfSatisfying(
              Decoded.Complete.class,
              decoded -> {
                assertThat(decoded.message().payload().length()).isEqualTo(payloadBytes);
                assertThat(decoded.message().frame()).isEqualTo(Bytes.wrap(benchmark.copy()));
              });
    }
  }
}
