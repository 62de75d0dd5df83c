package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubnetTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8, 8, false",
    "192.0.2.7, 192.0.2.7, 32, false",
    "192.0.2.7/32, 192.0.2.7, 32, false",
    "0.0.0.0/0, 0.0.0.0/0, 0, false",
    "2001:DB8::/32, 2001:db8::/32, 32, true",
    "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::/65, 65, true",
    "::/0, ::/0, 0, true",
    "::1, ::1, 128, true",
    "::1/128, ::1, 128, true",
    "::ffff:192.0.2.7, 192.0.2.7, 32, false",
    "::ffff:10.0.0.0/104, 10.0.0.0/8, 8, false",
    "::ffff:0:0/96, 0.0.0.0/0, 0, false",
  })
  void readsAndWritesOneSpellingOfEachRange(
      String text, String written, int prefix, boolean isIpv6) {
    Subnet subnet = Subnet.parse(text);
    assertThat(subnet).hasToString(written);
    assertThat(subnet.prefix()).isEqualTo(prefix);
    assertThat(subnet.isIpv6()).isEqualTo(isIpv6);
    assertThat(Subnet.parse(written)).isEqualTo(subnet).hasSameHashCodeAs(subnet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1/8|\"10.0.0.1/8\" has bits set behind its prefix: is it 10.0.0.0/8 that is meant,"
            + " or 10.0.0.1?",
        "2001:db8::1/64|\"2001:db8::1/64\" has bits set behind its prefix: is it 2001:db8::/64"
            + " that is meant, or 2001:db8::1?",
        "10.0.0.0/33|\"10.0.0.0/33\": the prefix must be 0 to 32, was \"33\"",
        "::/129|\"::/129\": the prefix must be 0 to 128, was \"129\"",
        "10.0.0.0/|\"10.0.0.0/\": the prefix must be 0 to 32, was \"\"",
        "10.0.0.0/08|\"10.0.0.0/08\": the prefix must be 0 to 32, was \"08\"",
        "10.0.0.0/-1|\"10.0.0.0/-1\": the prefix must be 0 to 32, was \"-1\"",
        "10.0.0.0/8/8|\"10.0.0.0/8/8\": the prefix must be 0 to 32, was \"8/8\"",
        "10.0.0.0/255.0.0.0|\"10.0.0.0/255.0.0.0\": the prefix must be 0 to 32, was"
            + " \"255.0.0.0\"",
        "::ffff:10.0.0.0/8|\"::ffff:10.0.0.0/8\": the prefix of an IPv4-mapped address must be 96"
            + " to 128, was 8",
        "node.example|\"node.example\" is a name: a subnet is an IP address, or ADDRESS/PREFIX",
        "node.example/8|\"node.example/8\" is a name: a subnet is an IP address, or"
            + " ADDRESS/PREFIX",
        "fe80::1%eth0|\"fe80::1%eth0\": a subnet has no zone",
        "10.0.0.256|\"10.0.0.256\" is neither an IP address nor a host name",
        "10.0.0|\"10.0.0\" is neither an IP address nor a host name",
        "/8|\"\" is neither an IP address nor a host name",
        "[::1]|\"[::1]\" is not an IPv6 address",
        "10.0.0.1:7000|\"10.0.0.1:7000\" is not an IPv6 address",
      })
  void refusesEverythingElseAndSaysWhy(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Subnet.parse(text)).withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "128.0.0.0/1, 255.255.255.255, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 255.0.0.1, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 1.2.3.4, false",
    "::/0, ffff::, true",
    "2001:db8::/64, 2001:db8::ffff:0:0:1, true",
    "2001:db8::/64, 2001:db8:0:1::, false",
    "2001:db8::/65, 2001:db8:0:0:7fff::1, true",
    "2001:db8::/65, 2001:db8:0:0:8000::, false",
    "::1, ::1, true",
    "::1, ::2, false",
    "fe80::/10, fe80::1%eth0, true",
    "0.0.0.0/0, node.example, false",
    "::/0, node.example, false",
  })
  void containsWhatBeginsLikeIt(String subnet, String host, boolean contained) {
    assertThat(Subnet.parse(subnet).contains(host)).isEqualTo(contained);
    assertThat(Subnet.parse(subnet).contains(new NodeAddress(host, 7000))).isEqualTo(contained);
  }

  @Test
  void groupsAddressesByAPrefixOfTheirFamily() {
    NodeAddress ipv4 = NodeAddress.parse("192.0.2.7:7000");
    NodeAddress ipv6 = NodeAddress.parse("[2001:db8:1:2::3]:7000");
    assertThat(Subnet.of(ipv4)).contains(Subnet.parse("192.0.2.7"));
    assertThat(Subnet.of(ipv6)).contains(Subnet.parse("2001:db8:1:2::3"));
    assertThat(Subnet.of(ipv4, 16)).contains(Subnet.parse("192.0.0.0/16"));
    assertThat(Subnet.of(ipv4, 24, 48)).contains(Subnet.parse("192.0.2.0/24"));
    assertThat(Subnet.of(ipv6, 24, 48)).contains(Subnet.parse("2001:db8:1::/48"));
    assertThat(Subnet.of(ipv6, 0)).contains(Subnet.parse("::/0"));
    assertThat(Subnet.of(new NodeAddress("node.example", 1), 24, 48)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subnet.of(ipv4, 33))
        .withMessage("the prefix of 192.0.2.7 must be 0 to 32, was 33");
  }

  @Test
  void widensToAShorterPrefixOnly() {
    Subnet subnet = Subnet.parse("192.0.2.0/24");
    assertThat(subnet.widened(24)).isEqualTo(subnet);
    assertThat(subnet.widened(16)).isEqualTo(Subnet.parse("192.0.0.0/16"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subnet.widened(25))
        .withMessage("192.0.2.0/24 can be widened to a prefix of 0 to 24, not 25");
    assertThatIllegalArgumentException().isThrownBy(() -> subnet.widened(-1));
  }

  @Test
  void ordersByFamilyThenNumberThenTheWiderFirst() {
    List<Subnet> ordered =
        List.of(
            Subnet.parse("0.0.0.0/0"),
            Subnet.parse("10.0.0.0/8"),
            Subnet.parse("10.0.0.0/16"),
            Subnet.parse("10.0.0.1"),
            Subnet.parse("200.0.0.0/8"),
            Subnet.parse("::/0"),
            Subnet.parse("::1"),
            Subnet.parse("2001:db8::/32"),
            Subnet.parse("ff00::/8"));
    assertThat(ordered.stream().sorted(Collections.reverseOrder()).sorted()).isEqualTo(ordered);
  }

  @Test
  void theGroupOfAnAddressContainsItAndNotItsNeighbour() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      boolean ipv6 = random.nextBoolean();
      NodeAddress address = new NodeAddress(host(random, ipv6), 1);
      int prefix = 1 + random.nextInt(ipv6 ? 128 : 32);
      Subnet subnet = Subnet.of(address, prefix).orElseThrow();
      assertThat(subnet.contains(address)).as("%s in %s, seed %d", address, subnet, seed).isTrue();
      assertThat(Subnet.parse(subnet.toString())).isEqualTo(subnet);
      NodeAddress other = new NodeAddress(host(random, ipv6), 1);
      assertThat(subnet.contains(other))
          .as("%s in %s, seed %d", other, subnet, seed)
          .isEqualTo(Subnet.of(other, prefix).orElseThrow().equals(subnet));
    }
  }

  /** One of few hosts whose bits differ anywhere. */
  private static String host(SplittableRandom random, boolean ipv6) {
    int bit = random.nextInt(8);
    if (ipv6) {
      return "2001:db8:%x::%x".formatted(1 << bit, random.nextInt(4));
    }
    return "%d.0.%d.1".formatted(1 + random.nextInt(3), 1 << bit);
  }
}
