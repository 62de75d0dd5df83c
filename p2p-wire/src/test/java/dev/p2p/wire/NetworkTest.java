package dev.p2p.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NetworkTest {

  @Test
  void theNamedOnesHaveTheOriginalsMagicNumbers() {
    for (JsonNode recorded : Vectors.read("frames-dusk-0.4.3.json").get("magics")) {
      Network network = Network.parse(recorded.get("name").stringValue());

      assertThat(Network.magicText(network.magic()))
          .isEqualTo(recorded.get("uint32").stringValue());
      assertThat(Network.parse(recorded.get("uint32").stringValue())).isEqualTo(network);
    }
    assertThat(Network.named())
        .containsExactly(Network.MAINNET, Network.TESTNET, Network.DEVNET, Network.STRESSNET);
  }

  @ParameterizedTest
  @CsvSource({
    "0x0,        0,  0x00000000",
    "0xffffffff, -1, 0xffffffff",
    "0xDEADBEEF, -559038737, 0xdeadbeef",
  })
  void anyMagicNumberWillDo(String text, int magic, String name) {
    assertThat(Network.parse(text)).isEqualTo(new Network(name, magic));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Testnet", "0x", "0x123456789", "0xgg", "7630401f", "0x-1"})
  void anythingElseIsRefusedWithTheNamesThereAre(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a network is one of mainnet, testnet, devnet, stressnet, or a magic number such as"
                + " 0x74746e41; was \"%s\"",
            text);
  }

  @Test
  void aBlankNameIsRefused() {
    assertThatThrownBy(() -> new Network(" ", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isShownByItsName() {
    assertThat(Network.DEVNET).hasToString("devnet");
    assertThat(Network.ofMagic(1).toString().toLowerCase(Locale.ROOT)).isEqualTo("0x00000001");
  }
}
