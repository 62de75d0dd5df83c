package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class MessageIdTest {

  private static final String DIGITS =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void keepsTheBytesOfTheDigestInTheirOrder() {
    MessageId id = MessageId.hex(DIGITS);
    assertThat(id.w0()).isEqualTo(0x0706050403020100L);
    assertThat(id.w3()).isEqualTo(0x1f1e1d1c1b1a1918L);
    assertThat(id.toHex()).isEqualTo(DIGITS);
    assertThat(id.toBytes()).isEqualTo(Bytes.hex(DIGITS));
    assertThat(id).hasToString("000102030405…");
  }

  @Test
  void everyWordCounts() {
    MessageId id = new MessageId(1, 2, 3, 4);
    assertThat(id)
        .isEqualTo(new MessageId(1, 2, 3, 4))
        .hasSameHashCodeAs(new MessageId(1, 2, 3, 4));
    assertThat(id).isNotEqualTo(new MessageId(0, 2, 3, 4));
    assertThat(id).isNotEqualTo(new MessageId(1, 0, 3, 4));
    assertThat(id).isNotEqualTo(new MessageId(1, 2, 0, 4));
    assertThat(id).isNotEqualTo(new MessageId(1, 2, 3, 0));
  }

  @Test
  void ordersUnsignedByTheFirstWordThatDiffers() {
    assertThat(new MessageId(1, 9, 9, 9)).isLessThan(new MessageId(-1, 0, 0, 0));
    assertThat(new MessageId(1, 1, 9, 9)).isLessThan(new MessageId(1, 2, 0, 0));
    assertThat(new MessageId(1, 1, 1, 9)).isLessThan(new MessageId(1, 1, 2, 0));
    assertThat(new MessageId(1, 1, 1, 1)).isLessThan(new MessageId(1, 1, 1, 2));
  }

  @Test
  void refusesAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageId.hex("00"))
        .withMessage("a message id has 32 bytes, was 1");
  }
}
