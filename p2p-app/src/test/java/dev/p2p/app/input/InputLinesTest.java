package dev.p2p.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InputLinesTest {

  @Test
  void aLastLineNeedsNoLineFeed() throws IOException {
    assertThat(read(new ByteArrayInputStream(bytes("a\n\nb")))).containsExactly("1 a", "2 ", "3 b");
    assertThat(read(new ByteArrayInputStream(bytes("a\n")))).containsExactly("1 a");
    assertThat(read(new ByteArrayInputStream(bytes("")))).isEmpty();
  }

  @Test
  void aReturnBeforeTheLineFeedIsNoneOfTheText() throws IOException {
    InputLines lines =
        new InputLines(new ByteArrayInputStream(bytes("a\r\n\r\n\nb\r\r")), () -> {});

    List<Bytes> read = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      read.add(Bytes.copyOf(line.withoutReturn()));
    }

    assertThat(read).containsExactly(Bytes.utf8("a"), Bytes.EMPTY, Bytes.EMPTY, Bytes.utf8("b\r"));
  }

  @Test
  void linesTornAnywhereAndLongerThanTheBufferArriveWhole() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<String> lines =
        IntStream.range(0, 200).mapToObj(i -> "x".repeat(random.nextInt(3_000) * (i % 5))).toList();
    List<String> expected =
        IntStream.range(0, 200).mapToObj(i -> (i + 1) + " " + lines.get(i)).toList();

    assertThat(read(new TornStream(bytes(String.join("\n", lines) + "\n"), random)))
        .as("seed 7")
        .isEqualTo(expected);
  }

  @Test
  void ofALineThatIsTooLongOnlyTheLengthIsKept() throws IOException {
    int max = InputLines.LINE_BYTES_MAX;
    byte[] input = new byte[4 * max + 6];
    Arrays.fill(input, (byte) 'x');
    input[max] = '\n';
    input[2 * max + 2] = '\n';
    input[4 * max + 3] = '\n';
    InputLines lines = new InputLines(new ByteArrayInputStream(input), () -> {});

    assertThat(lines.next()).returns((long) max, Line::length).returns(false, Line::isTooLong);
    assertThat(lines.next())
        .returns(max + 1L, Line::length)
        .returns(true, Line::isTooLong)
        .returns(0, line -> line.text().remaining());
    assertThat(lines.next()).returns(2L * max, Line::length).returns(true, Line::isTooLong);
    assertThat(lines.next()).returns(4L, Line::number).returns(2L, Line::length);
    assertThat(lines.next()).isNull();
  }

  @Test
  void whatWasWrittenIsPassedOnBeforeWaitingForInputAndNotBefore() throws IOException {
    List<String> events = new ArrayList<>();
    InputStream in = new TornStream(bytes("a\nb\nc\n"), 4);
    InputLines lines = new InputLines(in, () -> events.add("flush"));

    for (Line line = lines.next(); line != null; line = lines.next()) {
      events.add(text(line));
    }

    assertThat(events).containsExactly("flush", "1 a", "2 b", "flush", "3 c", "flush");
  }

  private static List<String> read(InputStream in) throws IOException {
    InputLines lines = new InputLines(in, () -> {});
    List<String> read = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      read.add(text(line));
    }
    return read;
  }

  private static String text(Line line) {
    return line.number() + " " + StandardCharsets.UTF_8.decode(line.text().duplicate());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives a few bytes at a time, and never says that there are more. */
  private static final class TornStream extends InputStream {

    private final ByteArrayInputStream bytes;
    private final SplittableRandom random;
    private final int most;

    TornStream(byte[] bytes, int atATime) {
      this(new ByteArrayInputStream(bytes), new SplittableRandom(0), atATime);
    }

    TornStream(byte[] bytes, SplittableRandom random) {
      this(new ByteArrayInputStream(bytes), random, 0);
    }

    private TornStream(ByteArrayInputStream bytes, SplittableRandom random, int most) {
      this.bytes = bytes;
      this.random = random;
      this.most = most;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int size = most > 0 ? most : 1 + random.nextInt(500);
      return bytes.read(target, offset, Math.min(size, length));
    }
  }
}
