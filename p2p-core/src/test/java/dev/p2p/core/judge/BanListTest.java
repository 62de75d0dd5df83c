package dev.p2p.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BanListTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final BanList list = new BanList(1_000);

  @Test
  void findsTheBanOfEveryAddressInItsSubnetAndOfNoOther() {
    Ban ipv4 = put("10.0.0.0/8", 60);
    Ban single = put("192.0.2.7", 60);
    Ban ipv6 = put("2001:db8::/32", 60);
    assertThat(find("10.1.2.3")).isEqualTo(ipv4);
    assertThat(find("192.0.2.7")).isEqualTo(single);
    assertThat(find("2001:db8::1")).isEqualTo(ipv6);
    assertThat(find("192.0.2.8")).isNull();
    assertThat(find("2001:db9::1")).isNull();
    assertThat(find("node.example")).isNull();
  }

  @Test
  void ofSeveralBansTheWidestIsFoundThatIsNotOver() {
    Ban wide = put("10.0.0.0/8", 1);
    Ban narrow = put("10.1.0.0/16", 60);
    assertThat(find("10.1.2.3")).isEqualTo(wide);
    assertThat(list.find(address("10.1.2.3"), NOW.plusSeconds(1))).contains(narrow);
  }

  @Test
  void aBanEndsWhenItsTimeIsOverEvenBeforeAnybodyLooksAtTheClock() {
    put("192.0.2.7", 60);
    assertThat(list.find(address("192.0.2.7"), NOW.plusSeconds(59))).isPresent();
    assertThat(list.find(address("192.0.2.7"), NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void expiringRemovesWhatIsOverAndTellsOfIt() {
    Ban first = put("192.0.2.1", 1);
    Ban second = put("192.0.2.2", 2);
    put("192.0.2.3", 3);
    list.put(ban("192.0.2.4", 0).forever());
    assertThat(list.expire(NOW.plusSeconds(2)))
        .containsExactly(
            new NodeEvent.Unbanned(first, UnbanCause.EXPIRED),
            new NodeEvent.Unbanned(second, UnbanCause.EXPIRED));
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.expire(Instant.MAX)).hasSize(1);
    assertThat(list.find(address("192.0.2.4"), Instant.MAX)).isPresent();
  }

  @Test
  void aSecondBanTakesThePlaceOfTheFirst() {
    put("192.0.2.7", 60);
    Ban second = ban("192.0.2.7", 30);
    assertThat(list.put(second)).containsExactly(new NodeEvent.Banned(second));
    assertThat(list.all()).containsExactly(second);
    assertThat(list.put(second)).isEmpty();
  }

  @Test
  void theNodeItselfShortensNoBan() {
    Ban long60 = put("192.0.2.7", 60);
    assertThat(list.putUnlessShorter(ban("192.0.2.7", 30))).isEmpty();
    assertThat(list.all()).containsExactly(long60);
    assertThat(list.putUnlessShorter(ban("192.0.2.7", 90))).hasSize(1);
  }

  @Test
  void onlyTheBanOfExactlyTheSubnetIsLifted() {
    Ban ban = put("10.0.0.0/8", 60);
    assertThat(list.lift(Subnet.parse("10.0.0.0/16"))).isEmpty();
    assertThat(list.lift(Subnet.parse("10.0.0.0/8")))
        .containsExactly(new NodeEvent.Unbanned(ban, UnbanCause.LIFTED));
    assertThat(find("10.1.2.3")).isNull();
  }

  @Test
  void atTheBoundTheAutomaticBanGoesWhoseEndIsNearest() {
    BanList three = new BanList(3);
    three.put(operator("10.0.0.1", 1));
    Ban nearest = ban("10.0.0.2", 20);
    three.put(ban("10.0.0.3", 30));
    three.put(nearest);
    Ban next = ban("10.0.0.4", 40);
    assertThat(three.put(next))
        .containsExactly(
            new NodeEvent.Banned(next), new NodeEvent.Unbanned(nearest, UnbanCause.DISPLACED));
    assertThat(three.size()).isEqualTo(3);
    assertThat(three.displaced()).isEqualTo(1);
  }

  @Test
  void amongBansOfAnOperatorAloneTheNearestEndGoes() {
    BanList two = new BanList(2);
    Ban nearest = operator("10.0.0.1", 1);
    two.put(operator("10.0.0.2", 2));
    two.put(nearest);
    assertThat(two.put(operator("10.0.0.3", 3)))
        .contains(new NodeEvent.Unbanned(nearest, UnbanCause.DISPLACED));
  }

  @Test
  void everyChangeIsNoticedAndNothingElse() {
    put("10.0.0.1", 1);
    long before = list.changes();
    list.put(ban("10.0.0.1", 1));
    list.lift(Subnet.parse("10.0.0.2"));
    list.expire(NOW);
    assertThat(list.changes()).isEqualTo(before);
    list.expire(NOW.plusSeconds(1));
    assertThat(list.changes()).isGreaterThan(before);
  }

  @Test
  void agreesWithAPlainSearchWhateverIsDoneToIt() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    BanList list = new BanList(40);
    List<Ban> plain = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Subnet subnet = Subnet.of(host(random), random.nextInt(33)).orElseThrow();
      int what = random.nextInt(3);
      List<NodeEvent> events =
          what == 0
              ? list.lift(subnet)
              : list.put(
                  new Ban(subnet, NOW.plusSeconds(random.nextInt(1_000)), Ban.By.SCORE, "" + i));
      for (NodeEvent event : events) {
        if (event instanceof NodeEvent.Banned(var ban)) {
          plain.removeIf(other -> other.subnet().equals(ban.subnet()));
          plain.add(ban);
        } else if (event instanceof NodeEvent.Unbanned(var ban, var ignored)) {
          plain.remove(ban);
        }
      }
      NodeAddress address = host(random);
      assertThat(list.find(address, NOW).isPresent())
          .as("%s, step %d, seed %d", address, i, seed)
          .isEqualTo(
              plain.stream().anyMatch(ban -> ban.subnet().contains(address) && !ban.isOver(NOW)));
      assertThat(list.size()).isEqualTo(plain.size()).isLessThanOrEqualTo(40);
    }
  }

  private static NodeAddress host(SplittableRandom random) {
    return address(
        "%d.%d.0.%d".formatted(1 + 64 * random.nextInt(3), random.nextInt(3), random.nextInt(4)));
  }

  private Ban put(String subnet, int seconds) {
    Ban ban = ban(subnet, seconds);
    list.put(ban);
    return ban;
  }

  private @Nullable Ban find(String host) {
    return list.find(address(host), NOW).orElse(null);
  }

  private static NodeAddress address(String host) {
    return new NodeAddress(host, 7_000);
  }

  private static Ban ban(String subnet, int seconds) {
    return new Ban(Subnet.parse(subnet), NOW.plusSeconds(seconds), Ban.By.SCORE, "rude");
  }

  private static Ban operator(String subnet, int seconds) {
    return new Ban(Subnet.parse(subnet), NOW.plusSeconds(seconds), Ban.By.OPERATOR, "rude");
  }
}
