package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.NodeAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a node may be asked without a token. */
final class AdminConfigTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:7001",
        "127.255.0.9:7001",
        "[::1]:7001",
        "[::ffff:127.0.0.1]:7001",
        "localhost:7001",
        "LocalHost:7001"
      })
  void onThisMachineAnybodyMayAsk(String address) {
    NodeAddress at = NodeAddress.parse(address);

    assertThat(AdminConfig.DEFAULTS.withListen(at).listen()).contains(at);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0:7001",
        "128.0.0.1:7001",
        "[::]:7001",
        "[::2]:7001",
        "127.evil.example:7001",
        "127.0.0.1.evil.example:7001",
        "localhost.evil.example:7001"
      })
  void whereOthersMightReachItATokenIsNeeded(String address) {
    assertThatThrownBy(() -> AdminConfig.DEFAULTS.withListen(NodeAddress.parse(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "listen must be a loopback address, such as 127.0.0.1:7001, unless tokenFile is given,"
                + " was \"%s\"",
            address);
  }
}
