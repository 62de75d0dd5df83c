package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.address;
import static dev.p2p.core.book.Addresses.book;
import static dev.p2p.core.book.Addresses.chosen;
import static dev.p2p.core.book.Addresses.inGroup;
import static dev.p2p.core.book.Addresses.narrowBook;
import static dev.p2p.core.book.Addresses.other;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may teach which addresses. */
final class RefusalTest {

  private static final String PUBLIC_PEER = "11.1.2.3";
  private static final String PRIVATE_PEER = "192.168.1.2";
  private static final String LOOPBACK_PEER = "127.0.0.1";

  private final AddressBook book = book(1);

  @ParameterizedTest
  @CsvSource({
    // A public peer: public addresses alone.
    "11.1.2.3,     45.6.7.8,        true",
    "11.1.2.3,     2a00:1450::1,    true",
    "11.1.2.3,     ::ffff:45.6.7.8, true",
    "2a00:1450::1, 45.6.7.8,        true",
    "11.1.2.3,     10.0.0.1,        false",
    "11.1.2.3,     172.31.255.255,  false",
    "11.1.2.3,     172.32.0.0,      true",
    "11.1.2.3,     192.168.0.1,     false",
    "11.1.2.3,     ::ffff:10.0.0.1, false",
    "11.1.2.3,     100.64.0.1,      false",
    "11.1.2.3,     100.128.0.1,     true",
    "11.1.2.3,     127.0.0.1,       false",
    "11.1.2.3,     127.255.255.255, false",
    "11.1.2.3,     ::1,             false",
    "11.1.2.3,     fd00::1,         false",
    "11.1.2.3,     192.0.2.1,       false",
    "11.1.2.3,     198.51.100.1,    false",
    "11.1.2.3,     203.0.113.1,     false",
    "11.1.2.3,     198.19.255.255,  false",
    "11.1.2.3,     2001:db8::1,     false",
    "11.1.2.3,     3fff:fff::1,     false",
    // An address within another: the inner one counts.
    "11.1.2.3,     64:ff9b::2d06:708, true",
    "11.1.2.3,     64:ff9b::a00:1,  false",
    "11.1.2.3,     2002:7f00:1::1,  false",
    // A private one: these and private ones, but nothing of our own machine.
    "192.168.1.2,  45.6.7.8,        true",
    "192.168.1.2,  10.0.0.1,        true",
    "192.168.1.2,  fd00::1,         true",
    "192.168.1.2,  127.0.0.1,       false",
    "fd00::2,      ::1,             false",
    // One on our own machine: all of them.
    "127.0.0.1,    127.0.0.1,       true",
    "127.0.0.1,    10.0.0.1,        true",
    "::1,          45.6.7.8,        true",
  })
  void aPeerTeachesWhatCanBeReachedFromWhereItIs(String peer, String taught, boolean may) {
    Learned learned = book.learn(address(taught), chosen(address(peer)), NOW);

    assertThat(learned)
        .isEqualTo(may ? new Learned.Added() : new Learned.Refused(Refusal.NOT_FROM_THERE));
    assertThat(book.find(address(taught)).isPresent()).isEqualTo(may);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "192.0.0.8",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::2",
        "::7f00:1",
        "100::1",
        "fe80::1",
        "fe80::1%eth0",
        "ff02::1",
        "4000::1"
      })
  void whatNobodyCanReachIsRefusedFromAnybody(String unusable) {
    assertRefused(Refusal.UNUSABLE, address(unusable), other(address(PUBLIC_PEER)));
    assertRefused(Refusal.UNUSABLE, address(unusable), other(address(LOOPBACK_PEER)));
    assertRefused(Refusal.UNUSABLE, address(unusable), new AddressSource.Configured());
    assertRefused(Refusal.UNUSABLE, address(unusable), new AddressSource.Itself());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "fd00::1", "45.6.7.8"})
  void configurationNamesAndPeersThemselvesMayBeAnywhere(String host) {
    assertThat(book(1).learn(address(host), new AddressSource.Configured(), NOW))
        .isEqualTo(new Learned.Added());
    assertThat(book(1).learn(address(host), new AddressSource.Dns("seed.example"), NOW))
        .isEqualTo(new Learned.Added());
    assertThat(book(1).learn(address(host), new AddressSource.Itself(), NOW))
        .isEqualTo(new Learned.Added());
  }

  @Test
  void namesAreRefused() {
    assertRefused(Refusal.NAME, address("node.example"), new AddressSource.Configured());
    assertRefused(Refusal.NAME, address("node.example"), chosen(address(PUBLIC_PEER)));
  }

  @Test
  void portZeroIsRefused() {
    assertRefused(Refusal.PORT_ZERO, new NodeAddress("45.6.7.8", 0), new AddressSource.Itself());
  }

  @Test
  void ourOwnAddressIsForgottenAndRefused() {
    NodeAddress ours = address("45.6.7.8");
    book.learn(ours, new AddressSource.Configured(), NOW);
    book.own(ours);

    assertThat(book.find(ours)).isEmpty();
    assertRefused(Refusal.OWN, ours, new AddressSource.Configured());
    book.succeeded(ours, NOW);
    assertThat(book.find(ours)).isEmpty();
    assertThat(book.learn(ours.withPort(7_001), new AddressSource.Configured(), NOW))
        .isEqualTo(new Learned.Added());
  }

  @Test
  void ofOurOwnAddressesTheOldestAreForgottenBeyondABound() {
    for (int i = 0; i <= 64; i++) {
      book.own(inGroup(i, 1));
    }
    assertThat(book.learn(inGroup(0, 1), new AddressSource.Configured(), NOW))
        .isEqualTo(new Learned.Added());
    assertRefused(Refusal.OWN, inGroup(1, 1), new AddressSource.Configured());
  }

  @Test
  void aPeerTeachesABurstAndThenOneEveryTenSeconds() {
    AddressSource peer = other(address(PUBLIC_PEER));
    for (int i = 0; i < 1_000; i++) {
      assertThat(book.learn(inGroup(i, 1), peer, NOW)).isNotEqualTo(tooMany());
    }
    assertThat(book.learn(inGroup(1_000, 1), peer, NOW)).isEqualTo(tooMany());
    assertThat(book.learn(inGroup(1_000, 1), other(address(PRIVATE_PEER)), NOW))
        .isEqualTo(new Learned.Added());

    Instant later = NOW.plusSeconds(10);
    assertThat(book.learn(inGroup(1_001, 1), peer, later)).isNotEqualTo(tooMany());
    assertThat(book.learn(inGroup(1_002, 1), peer, later)).isEqualTo(tooMany());
  }

  @Test
  void aPeerMayTeachAgainThoughTheClockWasSetBack() {
    AddressSource peer = other(address(PUBLIC_PEER));
    for (int i = 0; i <= 1_000; i++) {
      book.learn(inGroup(i, 1), peer, NOW);
    }
    Instant back = NOW.minus(Duration.ofDays(365));
    assertThat(book.learn(inGroup(2_000, 1), peer, back)).isEqualTo(tooMany());
    assertThat(book.learn(inGroup(2_000, 1), peer, back.plusSeconds(10))).isNotEqualTo(tooMany());
  }

  @Test
  void anAddressWhosePlaceIsTakenIsRefused() {
    AddressBook narrow = narrowBook(1);
    AddressSource peer = other(address(PUBLIC_PEER));
    NodeAddress first = inGroup(7, 0);
    narrow.learn(first, peer, NOW);
    // One bucket for both, as group and source are the same, and one place in it.
    assertThat(narrow.learn(inGroup(7, 1), peer, NOW))
        .isEqualTo(new Learned.Refused(Refusal.SHARE_FULL));
    assertThat(narrow.find(first)).isPresent();
  }

  @Test
  void refusalsAreCountedByReason() {
    EnumSet<Refusal> provoked = EnumSet.noneOf(Refusal.class);
    AddressBook narrow = narrowBook(1);
    AddressSource peer = other(address(PUBLIC_PEER));
    narrow.own(inGroup(9, 9));
    Set<NodeAddress> bad =
        Set.of(
            address("node.example"),
            new NodeAddress("45.6.7.8", 0),
            address("224.0.0.1"),
            address("10.0.0.1"),
            inGroup(9, 9));
    bad.forEach(each -> provoke(narrow, each, peer, provoked));
    for (int i = 0; i < 1_000; i++) {
      provoke(narrow, inGroup(7, i), peer, provoked);
    }
    assertThat(provoked).containsExactlyInAnyOrder(Refusal.values());
    assertThat(narrow.usage().refused().keySet()).containsExactlyInAnyOrder(Refusal.values());
    assertThat(narrow.usage().refused())
        .containsEntry(Refusal.NAME, 1L)
        .containsEntry(Refusal.TOO_MANY, 5L)
        .containsEntry(Refusal.SHARE_FULL, 994L);
  }

  private static void provoke(
      AddressBook book, NodeAddress address, AddressSource source, Set<Refusal> provoked) {
    if (book.learn(address, source, NOW) instanceof Learned.Refused(var refusal)) {
      provoked.add(refusal);
    }
  }

  private void assertRefused(Refusal refusal, NodeAddress address, AddressSource source) {
    assertThat(book.learn(address, source, NOW)).isEqualTo(new Learned.Refused(refusal));
    assertThat(book.find(address)).isEmpty();
  }

  private static Learned tooMany() {
    return new Learned.Refused(Refusal.TOO_MANY);
  }
}
