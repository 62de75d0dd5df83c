package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuskAddressCodecTest {

  private final DuskAddressCodec codec = new DuskAddressCodec();

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7:7000", "[2001:db8::1]:65535", "node.example:1"})
  void whatIsWrittenIsReadAgain(String text) {
    NodeAddress address = NodeAddress.parse(text);

    assertThat(codec.encode(address)).isEqualTo(Bytes.utf8(text));
    assertThat(codec.decode(Bytes.utf8(text))).isEqualTo(new Parsed.Good<>(address));
  }

  @Test
  void whatIsNoAddressIsAViolation() {
    assertThat(codec.decode(Bytes.utf8("nowhere"))).isInstanceOf(Parsed.Bad.class);
  }
}
