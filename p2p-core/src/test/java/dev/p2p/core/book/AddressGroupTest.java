package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressGroupTest {

  @ParameterizedTest
  @CsvSource({
    "45.6.7.8,        45.6.255.255,        true",
    "45.6.7.8,        45.7.7.8,            false",
    "45.6.7.8,        ::ffff:45.6.0.1,     true",
    "2a00:1450::1,    2a00:1450:ffff::1,   true",
    "2a00:1450::1,    2a00:1451::1,        false",
    // In a private network each host is one.
    "10.0.0.1,        10.0.0.2,            false",
    "fd00::1,         fd00::2,             false",
    "node.example,    node.example,        true",
    "node.example,    other.example,       false",
  })
  void addressesOfASubnetAreOneGroup(String one, String other, boolean same) {
    assertThat(AddressGroup.of(address(one)).equals(AddressGroup.of(address(other))))
        .isEqualTo(same);
  }

  @Test
  void portsMatterOnTheLoopbackInterfaceAlone() {
    assertThat(group("127.0.0.1", 1)).isNotEqualTo(group("127.0.0.1", 2));
    assertThat(group("::1", 1)).isNotEqualTo(group("::1", 2)).isNotEqualTo(group("127.0.0.1", 1));
    assertThat(group("10.0.0.1", 1)).isEqualTo(group("10.0.0.1", 2));
    assertThat(group("45.6.7.8", 1)).isEqualTo(group("45.6.7.8", 2));
  }

  @Test
  void aGroupIsReadAsItIsWritten() {
    AddressGroup group = group("2a00:1450::1", 1);
    assertThat(group).hasToString("2a001450000000000000000000000000");
    assertThat(AddressGroup.parse(group.toString())).isEqualTo(group);
  }

  private static AddressGroup group(String host, int port) {
    return AddressGroup.of(new NodeAddress(host, port));
  }
}
