package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

final class BytesTest {

  @Test
  void aCopyDoesNotNoticeWhatBecomesOfItsSource() {
    byte[] source = {1, 2, 3};
    Bytes copy = Bytes.copyOf(source);
    Bytes ofBuffer = Bytes.copyOf(ByteBuffer.wrap(source, 1, 2));
    source[1] = 9;
    assertThat(copy).isEqualTo(Bytes.hex("010203"));
    assertThat(ofBuffer).isEqualTo(Bytes.hex("0203"));
  }

  @Test
  void copyingABufferLeavesItsPositionAlone() {
    ByteBuffer source = ByteBuffer.wrap(new byte[4]).position(1);
    assertThat(Bytes.copyOf(source).length()).isEqualTo(3);
    assertThat(source.position()).isEqualTo(1);
  }

  @Test
  void nobodyCanWriteThroughAView() {
    Bytes bytes = Bytes.hex("0102");
    assertThatExceptionOfType(ReadOnlyBufferException.class)
        .isThrownBy(() -> bytes.asByteBuffer().put(0, (byte) 9));
    bytes.toByteArray()[0] = 9;
    assertThat(bytes.get(0)).isEqualTo((byte) 1);
  }

  @Test
  void aSliceHoldsItsPartAndNoMore() {
    Bytes slice = Bytes.hex("0001020304").slice(1, 3);
    assertThat(slice).isEqualTo(Bytes.hex("010203")).hasSameHashCodeAs(Bytes.hex("010203"));
    assertThat(slice.slice(1, 2).toHex()).isEqualTo("0203");
    assertThat(slice.asByteBuffer().remaining()).isEqualTo(3);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.get(3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.get(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(2, 2));
  }

  @Test
  void copiesToWhereItIsTold() {
    Bytes slice = Bytes.hex("00010203").slice(1, 2);
    byte[] array = new byte[4];
    slice.copyTo(array, 1);
    ByteBuffer buffer = ByteBuffer.allocate(4);
    slice.copyTo(buffer);
    assertThat(array).containsExactly(0, 1, 2, 0);
    assertThat(buffer.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
  }

  @Test
  void showsItsLengthAndItsBeginning() {
    assertThat(Bytes.utf8("hi")).hasToString("2 bytes 6869");
    assertThat(Bytes.wrap(new byte[33]).toString()).startsWith("33 bytes 00").endsWith("…");
  }
}
