package dev.p2p.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.testkit.ManualTime;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagePrinterTest {

  /** Where manual time begins, 2026-01-01T00:00:00Z, in nanoseconds since 1970. */
  private static final long BEGIN = 1_767_225_600_000_000_000L;

  private static final DuskWire WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  private final ManualTime time = new ManualTime();

  @Test
  void aStampIsShownAsTimeAndAge() {
    time.advance(Duration.ofMillis(20));

    assertThat(printed(BEGIN + 7_654_321))
        .contains(
            "\"time\":\"2026-01-01T00:00:00.020Z\"",
            "\"reserved\":\"1767225600007654321\",\"sent\":\"2026-01-01T00:00:00.007654321Z\","
                + "\"agoMs\":12.345,");
  }

  @Test
  void aStampOfAClockThatIsAheadHasANegativeAge() {
    assertThat(printed(BEGIN + 1_000_000)).contains("\"agoMs\":-1.000,");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 7, -1, Long.MAX_VALUE, 1_514_764_799_999_999_999L, 2_524_608_000_000_000_000L})
  void anyOtherNumberIsShownAsItIs(long reserved) {
    assertThat(printed(reserved))
        .contains("\"reserved\":\"" + Long.toUnsignedString(reserved) + "\"")
        .doesNotContain("sent", "agoMs");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_514_764_800_000_000_000L, 2_524_607_999_999_999_999L})
  void from2018To2049ItIsTakenForATime(long reserved) {
    assertThat(printed(reserved)).contains("\"sent\":");
  }

  private String printed(long reserved) {
    Message message =
        WIRE.frames().encode(WIRE.profile().topics().named("tx"), Bytes.utf8("x"), reserved);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessagePrinter(time, new PrintStream(out, false, StandardCharsets.UTF_8))
        .print(message, new PeerId("peer"));
    return out.toString(StandardCharsets.UTF_8);
  }
}
