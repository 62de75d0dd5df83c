package dev.p2p.app.frame;

import static dev.p2p.app.frame.Answered.TESTNET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FrameLinesTest {

  private static final byte[] INPUT =
      "{\"topic\":2}\n{\"topic\":\"nope\"}\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void everyLineIsAnsweredByOneInItsOrder() {
    String[] lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"name\":%d,\"hex\":\"%s\"}".formatted(i, i % 3 == 0 ? "0" : ""))
            .toArray(String[]::new);

    Answered answered = Answered.decoded(lines);

    List<String> answers = answered.lines();
    assertThat(answers).hasSize(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(answers.get(i)).startsWith("{\"name\":" + i + ",");
    }
    assertThat(answered.summary()).isEqualTo(new FrameLines.Summary(10_000, 3_334));
  }

  @Test
  void aReaderThatHasGoneEndsItWithoutAFailure() throws IOException {
    assertThat(
            FrameLines.encoding(TESTNET)
                .run(new ByteArrayInputStream(INPUT), failing("Broken pipe")))
        .isEqualTo(new FrameLines.Summary(2, 1));
    assertThat(
            FrameLines.explaining(TESTNET)
                .run(new ByteArrayInputStream(INPUT), failing("Broken pipe")))
        .isEqualTo(new FrameLines.Summary(2, 2));
  }

  @Test
  void anyOtherFailureOfTheOutputIsOne() {
    assertThatThrownBy(() ->
            FrameLines.encoding(TESTNET)
                .run(new ByteArrayInputStream(INPUT), failing("No space left on device")))
        .isInstanceOf(IOException.class)
        .hasMessage("output can't be written: No space left on device");
  }

  @Test
  void aFailureOfTheInputIsOneEvenIfItSpeaksOfAPipe() {
    InputStream in =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(() -> FrameLines.encoding(TESTNET).run(in, OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
