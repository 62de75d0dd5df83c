package dev.p2p.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.Evicted;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.core.settings.InboundSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InboundDoorTest {

  private static final String RESERVED = "203.0.113.9";

  /** Room for 100, of a host 3, of a subnet 5, 10 handshakes, of a host 2; 10.0.0.0/8 is exempt. */
  private static final InboundSettings SMALL =
      new InboundSettings(100, 3, 5, 10, 2, List.of(Subnet.parse("10.0.0.0/8")));

  private long lastNumber;

  @Test
  void whoFindsRoomComesIn() {
    InboundDoor door = door(SMALL);
    assertThat(arrive(door, "192.0.2.1")).isEqualTo(new Entry.In());
    assertThat(arrive(door, "2001:db8::1")).isEqualTo(new Entry.In());
    assertThat(door.size()).isEqualTo(2);
  }

  @Test
  void aHostGetsItsShareAndNoMoreUntilOneOfItsConnectionsEnds() {
    InboundDoor door = door(SMALL);
    long first = peer(door, "192.0.2.1");
    peer(door, "192.0.2.1");
    peer(door, "192.0.2.1");
    assertThat(arrive(door, "192.0.2.1"))
        .isEqualTo(no(RefusalCause.ADDRESS_FULL, "3 of 3 connections from 192.0.2.1 are open"));
    assertThat(arrive(door, "192.0.2.2")).isEqualTo(new Entry.In());
    door.left(first);
    assertThat(arrive(door, "192.0.2.1")).isEqualTo(new Entry.In());
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.%d", "2001:db8:7:%d::1"})
  void aSubnetGetsItsShareAndNoMore(String pattern) {
    InboundDoor door = door(SMALL);
    for (int i = 0; i < 5; i++) {
      peer(door, pattern.formatted(i));
    }
    Entry.No refusal = (Entry.No) arrive(door, pattern.formatted(5));
    assertThat(refusal.reason().cause()).isEqualTo(RefusalCause.SUBNET_FULL);
    assertThat(refusal.reason().detail())
        .matches("5 of 5 connections from (192\\.0\\.2\\.0/24|2001:db8:7::/48) are open");
    assertThat(arrive(door, "198.51.100.1")).isEqualTo(new Entry.In());
    assertThat(arrive(door, "2001:db8:8::1")).isEqualTo(new Entry.In());
  }

  @Test
  void allAddressesOfAnIpv6HostAreOneHosts() {
    InboundDoor door = door(SMALL);
    for (int i = 1; i <= 3; i++) {
      peer(door, "2001:db8::%d".formatted(i));
    }
    assertThat(arrive(door, "2001:db8::ffff:0:0:4"))
        .isEqualTo(no(RefusalCause.ADDRESS_FULL, "3 of 3 connections from 2001:db8::/64 are open"));
  }

  @Test
  void aHostGetsItsShareOfHandshakesAndNoMoreUntilOneIsDone() {
    InboundDoor door = door(SMALL);
    arrive(door, "192.0.2.1");
    long first = lastNumber;
    arrive(door, "192.0.2.1");
    assertThat(arrive(door, "192.0.2.1"))
        .isEqualTo(
            no(
                RefusalCause.HANDSHAKES_FULL,
                "2 of 2 connections from 192.0.2.1 are in their handshake"));
    door.established(first, new Merits());
    assertThat(arrive(door, "192.0.2.1")).isEqualTo(new Entry.In());
  }

  @Test
  void exemptRangesAndReservedHostsHaveNoShares() {
    InboundDoor door = door(SMALL);
    for (int i = 0; i < 40; i++) {
      peer(door, "10.1.2.3");
      peer(door, RESERVED);
    }
    assertThat(door.size()).isEqualTo(80);
  }

  @Test
  void whatIsExemptTakesNoRoomFromItsNeighbours() {
    InboundDoor door =
        door(new InboundSettings(100, 3, 5, 10, 2, List.of(Subnet.parse("192.0.2.0/25"))));
    for (int i = 0; i < 20; i++) {
      peer(door, "192.0.2.1");
    }
    assertThat(arrive(door, "192.0.2.200")).isEqualTo(new Entry.In());
  }

  @Test
  void whereHandshakesAreFullTheOldestOfTheBiggestCrowdGivesWay() {
    InboundDoor door = door(SMALL);
    arrive(door, "198.51.100.1");
    for (int i = 1; i <= 3; i++) {
      arrive(door, "192.0.2.%d".formatted(i));
    }
    for (int i = 1; i <= 6; i++) {
      arrive(door, "10.0.%d.1".formatted(i));
    }
    assertThat(arrive(door, "198.51.100.2"))
        .isEqualTo(
            new Entry.InsteadOf(
                2,
                new Refused(
                    RefusalCause.HANDSHAKES_FULL,
                    "10 of 10 connections are in their handshake; the oldest gave way to another:"
                        + " 3 of 10 who could go came from 192.0.2.0/24")));
    assertThat(door.size()).isEqualTo(10);
  }

  @Test
  void ofCrowdsOfOneTheOldestGivesWaySoThatANewcomerHasAsLongAsAnybody() {
    InboundDoor door = door(SMALL);
    for (int i = 1; i <= 10; i++) {
      arrive(door, "10.0.%d.1".formatted(i));
    }
    arrive(door, "198.51.100.1");
    long newcomer = lastNumber;
    for (int i = 11; i < 20; i++) {
      assertThat(arrive(door, "10.0.%d.1".formatted(i)))
          .isInstanceOfSatisfying(
              Entry.InsteadOf.class, other -> assertThat(other.number()).isNotEqualTo(newcomer));
    }
  }

  @Test
  void whatIsReservedGivesWayToNobody() {
    InboundDoor door = door(SMALL.withMax(8));
    for (int i = 0; i < 8; i++) {
      arrive(door, RESERVED);
    }
    assertThat(arrive(door, "192.0.2.1")).isInstanceOf(Entry.No.class);
    for (int i = 1; i <= 8; i++) {
      door.established(i, new Merits());
    }
    assertThat(arrive(door, "192.0.2.1"))
        .isEqualTo(
            no(
                RefusalCause.INBOUND_FULL,
                "8 of 8 inbound connections are open, none of which can go"));
  }

  @Test
  void whoeverGaveWayTakesNoRoom() {
    InboundDoor door = door(SMALL);
    arrive(door, "192.0.2.1");
    long first = lastNumber;
    for (int i = 1; i <= 10; i++) {
      arrive(door, "10.0.%d.1".formatted(i));
    }
    // The first has gone by now; what its own end says comes late and changes nothing.
    door.established(first, new Merits());
    door.left(first);
    assertThat(door.size()).isEqualTo(10);
    arrive(door, "192.0.2.1");
    arrive(door, "192.0.2.1");
    assertThat(arrive(door, "192.0.2.1")).isInstanceOf(Entry.No.class);
  }

  @Test
  void atTheMaximumTheYoungestOfTheBiggestCrowdThatIsGoodForNothingIsEvicted() {
    InboundDoor door = door(SMALL);
    for (int i = 0; i < 90; i++) {
      peer(door, "198.51.%d.1".formatted(i));
    }
    for (int i = 0; i < 5; i++) {
      peer(door, "192.0.2.%d".formatted(i));
    }
    long youngestOfTheCrowd = lastNumber;
    for (int i = 90; i < 95; i++) {
      peer(door, "198.51.%d.1".formatted(i));
    }
    Entry.InsteadOf entry = (Entry.InsteadOf) arrive(door, "203.0.113.1");
    assertThat(entry.number()).isEqualTo(youngestOfTheCrowd);
    assertThat(((Evicted) entry.reason()).detail())
        .startsWith("100 of 100 inbound connections are open; the youngest gave way to another: ")
        .endsWith(" of 48 who could go came from 192.0.2.0/24");
    assertThat(door.size()).isEqualTo(100);
  }

  @Test
  void whereEverybodyIsProtectedNobodyComesIn() {
    InboundDoor door = door(SMALL.withMax(5));
    for (int i = 0; i < 4; i++) {
      peer(door, "10.%d.0.1".formatted(i));
    }
    long last = peer(door, "10.9.0.1");
    // One of five is neither of the four subnets nor, being the youngest, longer up than another.
    assertThat(arrive(door, "192.0.2.1")).isInstanceOf(Entry.InsteadOf.class);
    door.left(lastNumber);
    door.left(last);
    InboundDoor four = door(SMALL.withMax(4));
    for (int i = 0; i < 4; i++) {
      peer(four, "10.%d.0.1".formatted(i));
    }
    assertThat(arrive(four, "192.0.2.1"))
        .isEqualTo(
            no(
                RefusalCause.INBOUND_FULL,
                "4 of 4 inbound connections are open, none of which can go"));
  }

  @Test
  void silentConnectionsPushOutNoMorePeersThanAnEighthOfThePlaces() {
    InboundDoor door = door(new InboundSettings(80, 100, 100, 100, 100, List.of()));
    for (int i = 0; i < 80; i++) {
      peer(door, "198.51.%d.1".formatted(i));
    }
    int evicted = 0;
    for (int i = 0; i < 500; i++) {
      Entry.InsteadOf entry =
          (Entry.InsteadOf) arrive(door, "203.%d.%d.1".formatted(i / 250, i % 250));
      evicted += entry.reason() instanceof Evicted ? 1 : 0;
    }
    assertThat(evicted).isEqualTo(10);
    assertThat(door.size()).isEqualTo(80);
  }

  @Test
  void aHandshakeGivesWayWhereAllPeersAreProtected() {
    InboundDoor door = door(SMALL.withMax(1));
    arrive(door, "192.0.2.1");
    assertThat(arrive(door, "198.51.100.1"))
        .isInstanceOfSatisfying(
            Entry.InsteadOf.class, entry -> assertThat(entry.number()).isEqualTo(1));
  }

  @Test
  void noPlacesMeansNoPlaces() {
    assertThat(arrive(door(SMALL.withMax(0)), "192.0.2.1"))
        .isEqualTo(
            no(
                RefusalCause.INBOUND_FULL,
                "0 of 0 inbound connections are open, none of which can go"));
  }

  @Test
  void whateverComesAndGoesTheBoundsHoldAndNothingIsLeftInTheEnd() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    InboundDoor door = door(SMALL);
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(3) < 2) {
        arrive(door, "192.0.%d.%d".formatted(random.nextInt(40), random.nextInt(4)));
      }
      long any = lastNumber - random.nextInt(150);
      if (random.nextBoolean()) {
        door.established(any, new Merits());
      } else if (random.nextInt(4) == 0) {
        door.left(any);
      }
      assertThat(door.size()).as("seed %d, step %d", seed, i).isLessThanOrEqualTo(100);
    }
    for (long number = 1; number <= lastNumber; number++) {
      door.left(number);
    }
    assertThat(door.size()).isZero();
    for (int i = 0; i < 5; i++) {
      assertThat(arrive(door, "192.0.1.%d".formatted(i))).isEqualTo(new Entry.In());
    }
  }

  private Entry arrive(InboundDoor door, String host) {
    return door.arrive(++lastNumber, new NodeAddress(host, 40_000));
  }

  /** One that comes in and is done with its handshake. */
  private long peer(InboundDoor door, String host) {
    assertThat(arrive(door, host)).isEqualTo(new Entry.In());
    door.established(lastNumber, new Merits());
    return lastNumber;
  }

  private static Entry no(RefusalCause cause, String detail) {
    CloseReason.Refused reason = new Refused(cause, detail);
    return new Entry.No(reason);
  }

  private static InboundDoor door(InboundSettings settings) {
    return new InboundDoor(
        settings, address -> address.host().equals(RESERVED), new SplittableRandom(1));
  }
}
