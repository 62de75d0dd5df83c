package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7000, 127.0.0.1, 7000, 127.0.0.1:7000",
    "Node.Example:1, node.example, 1, node.example:1",
    "[::1]:7000, ::1, 7000, [::1]:7000",
    "[::]:0, ::, 0, [::]:0",
    "[2001:DB8:0:0:0:0:0:1]:65535, 2001:db8::1, 65535, [2001:db8::1]:65535",
    "[2001:0db8:0000:0001:0:0:0:1]:1, 2001:db8:0:1::1, 1, [2001:db8:0:1::1]:1",
    "[1:0:0:2:0:0:3:4]:1, 1::2:0:0:3:4, 1, [1::2:0:0:3:4]:1",
    "[1:0:2:3:4:5:6:7]:1, 1:0:2:3:4:5:6:7, 1, [1:0:2:3:4:5:6:7]:1",
    "[1:2:3:4:5:6:0:0]:1, 1:2:3:4:5:6::, 1, [1:2:3:4:5:6::]:1",
    "[::ffff:192.0.2.7]:80, 192.0.2.7, 80, 192.0.2.7:80",
    "[fe80::1%eth0]:9, fe80::1%eth0, 9, [fe80::1%eth0]:9",
    "[fe80::1%veth@if3]:9, fe80::1%veth@if3, 9, [fe80::1%veth@if3]:9"
  })
  void readsAndWritesOneSpellingOfEachAddress(String text, String host, int port, String written) {
    NodeAddress address = NodeAddress.parse(text);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address).hasToString(written);
    assertThat(NodeAddress.parse(written)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "host",
        "host:",
        ":7000",
        "host:-1",
        "host:65536",
        "host:7000x",
        "host: 7000",
        "::1:7000",
        "[::1]",
        "[::1]7000",
        "[127.0.0.1]:7000",
        "[:::1]:7000",
        "[12345::]:1",
        "256.0.0.1:1",
        "1.2.3:1",
        "1.2.3.4.5:1",
        "1.2.3.04:1",
        "a b:1",
        "-host:1",
        "ho/st:1",
        "host..x:1",
        "[fe80::1%]:1",
        "[fe80::1%a b]:1",
        "[fe80::1%a\u001bb]:1",
        "[fe80::1%a\u0085b]:1",
        "[::1]]:1"
      })
  void refusesEverythingElseAndQuotesIt(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NodeAddress.parse(text));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeAddress.parse("::1:7000"))
        .withMessage("\"::1:7000\": an IPv6 address needs brackets, as in [::1]:7000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeAddress.parse("host:70000"))
        .withMessage("port must be 0 to 65535, was 70000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeAddress.parse("host"))
        .withMessage("\"host\" has no port: write HOST:PORT");
  }

  @Test
  void aMappedSocketAddressIsTheIpv4One() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 7};
    assertThat(NodeAddress.of(new InetSocketAddress(InetAddress.getByAddress(mapped), 5)))
        .isEqualTo(NodeAddress.parse("10.0.0.7:5"));
  }

  @Test
  void ordersByHostThenPort() {
    NodeAddress a1 = NodeAddress.parse("a:1");
    assertThat(a1).isLessThan(NodeAddress.parse("a:2")).isLessThan(NodeAddress.parse("b:0"));
  }
}
