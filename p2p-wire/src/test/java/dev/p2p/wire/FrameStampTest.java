package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameStampTest {

  private final FrameStamp version = new FrameStamp.Version(2, 3);

  @Test
  void aVersionIsFourFieldsOfWhichThePatchIsNotWritten() {
    assertThat(version.written()).isEqualTo(0x0000_0003_0002_0000L);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000000300020000, true",
    "0x0009000300020009, true",
    "0x0000000300010000, false",
    "0x0000000400020000, false",
  })
  void majorAndMinorMustBeOursAndTheRestIsFree(String stamp, boolean accepted) {
    assertThat(version.accepts(Long.decode(stamp))).isEqualTo(accepted);
  }
}
