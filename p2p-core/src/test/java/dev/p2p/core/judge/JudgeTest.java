package dev.p2p.core.judge;

import static dev.p2p.core.TestWire.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.p2p.api.Ban;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Offence;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.Subnet;
import dev.p2p.api.Verdict;
import dev.p2p.api.Violation;
import dev.p2p.core.observe.JudgeUsage;
import dev.p2p.core.settings.PenaltySettings;
import dev.p2p.spi.ConnectionInfo;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that come, offend and are judged; the judge's enforcer ends them. */
final class JudgeTest {

  private static final NodeAddress CONFIGURED = NodeAddress.parse("198.51.100.1:7000");
  private static final NodeAddress NAMED = NodeAddress.parse("node.example:7000");
  private static final int BAN_AT = PenaltySettings.DEFAULTS.score().banAt();

  private final ManualTime time = new ManualTime();
  private final RecordingObserver observer = new RecordingObserver();
  private final ConfiguredPeers configured = new ConfiguredPeers(List.of(CONFIGURED, NAMED));
  private final Judge judge = new Judge(PenaltySettings.DEFAULTS, configured, time, observer);
  private final List<ConnectionInfo> open = new ArrayList<>();
  private final List<CloseReason> ends = new ArrayList<>();
  private long number;

  @BeforeEach
  void endWhomTheJudgeEnds() {
    judge.enforceBy((which, reason) ->
        open.stream().filter(which).toList().forEach(connection -> close(connection, reason)));
  }

  @ParameterizedTest
  @EnumSource(Offence.class)
  void everyOffenceIsPaidForByTheAddressOfWhoCommitsIt(Offence offence) {
    PeerId peer = join("192.0.2.7", "node-1");
    judge.onEvent(new NodeEvent.Penalised(peer, offence, 8, "evidence"));
    Score score = judge.score(NodeAddress.parse("192.0.2.7:1")).orElseThrow();
    long points = PenaltySettings.DEFAULTS.offences().of(offence, 8);
    assertThat(score.points()).isEqualTo((double) points);
    assertThat(score.last())
        .containsExactly(new Penalty(time.now(), offence.name(), 8, points, "evidence"));
    assertThat(judge.scores()).containsExactly(score);
  }

  @Test
  void anOffenceInTheHandshakeIsPaidForToo() {
    ConnectionInfo connection = open("192.0.2.7");
    judge.onEvent(
        new NodeEvent.Penalised(
            PeerId.ofAddress(connection.remote()), Offence.FLOOD, 1, "held up"));
    assertThat(points("192.0.2.7")).isEqualTo(1);
  }

  @Test
  void whatHappensToAnIdAfterItsConnectionIsNobodysAccount() {
    PeerId peer = join("192.0.2.7", "node-1");
    close(open.getFirst(), new CloseReason.RemoteClosed());
    offend(peer, 1);
    assertThat(judge.scores()).isEmpty();
  }

  @Test
  void aNewIdDoesNotMakeANewAccount() {
    offend(join("192.0.2.7", "node-1"), 1);
    offend(join("192.0.2.7", "node-2"), 1);
    assertThat(points("192.0.2.7")).isEqualTo(20);
  }

  @Test
  void aHostHasOneAccountForAllAddressesOfItsIpv6Net() {
    offend(join("2001:db8::1", "node-1"), 1);
    offend(join("2001:db8::2", "node-2"), 1);
    assertThat(points("2001:db8::3")).isEqualTo(20);
    assertThat(judge.score(new NodeAddress("2001:db8:0:1::", 1))).isEmpty();
  }

  @Test
  void anEndByOnesOwnFaultIsPaidForAndLeavesThePriceOfTheNext() {
    ConnectionInfo connection = open("192.0.2.7");
    close(
        connection,
        new CloseReason.ProtocolViolation(new Violation(Violation.Kind.BAD_MAGIC, "0")));
    assertThat(points("192.0.2.7")).isEqualTo(70);
    assertThat(judge.score(connection.remote()).orElseThrow().last().getFirst())
        .returns("ProtocolViolation.BAD_MAGIC", Penalty::what)
        .returns("ProtocolViolation.BAD_MAGIC: 0", Penalty::detail);
  }

  @Test
  void overTheFirstThresholdTheConnectionEndsThatOffendedAndNoOther() {
    join("192.0.2.7", "node-1");
    offend(join("192.0.2.7", "node-2"), 10);
    assertThat(open).hasSize(1);
    assertThat(ends)
        .containsExactly(
            new CloseReason.Misbehaved(
                "100 points, 100 are too many: 10 for REJECTED_MESSAGE (tx: bad);"
                    + " 10 for REJECTED_MESSAGE (tx: bad); 10 for REJECTED_MESSAGE (tx: bad);"
                    + " 10 for REJECTED_MESSAGE (tx: bad)"));
    assertThat(observer.all(NodeEvent.Banned.class)).isEmpty();
  }

  @Test
  void overTheSecondAllConnectionsOfTheAddressEndAndTheObserverIsTold() {
    join("192.0.2.7", "node-1");
    join("192.0.2.8", "node-2");
    ban("192.0.2.7");
    assertThat(open).extracting(info -> info.remote().host()).containsExactly("192.0.2.8");
    Ban ban = observer.all(NodeEvent.Banned.class).getFirst().ban();
    assertThat(ban.subnet()).isEqualTo(Subnet.parse("192.0.2.7"));
    assertThat(ends.getLast()).isEqualTo(new CloseReason.Banned(ban.toString()));
    assertThat(judge.bans().concerning(new NodeAddress("192.0.2.7", 1))).contains(ban);
    assertThat(judge.bans().concerning(new NodeAddress("192.0.2.8", 1))).isEmpty();
  }

  @Test
  void aBanEndsByItselfAndTheObserverIsTold() {
    ban("192.0.2.7");
    time.advance(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(judge.bans().concerning(new NodeAddress("192.0.2.7", 1))).isEmpty();
    judge.tick(time.nanoTime());
    assertThat(observer.all(NodeEvent.Unbanned.class))
        .extracting(NodeEvent.Unbanned::cause)
        .containsExactly(UnbanCause.EXPIRED);
    assertThat(judge.usage()).isEqualTo(new JudgeUsage(1, 0, 0, 0));
  }

  @Test
  void theSecondBanIsLonger() {
    ban("192.0.2.7");
    time.advance(Duration.ofMinutes(11));
    ban("192.0.2.7");
    Ban second = observer.all(NodeEvent.Banned.class).getLast().ban();
    assertThat(Duration.between(time.now(), second.until()).toMinutes()).isEqualTo(40);
  }

  @Test
  void whatIsExemptHasNoAccount() {
    ban("127.0.0.1");
    assertThat(judge.scores()).isEmpty();
    assertThat(ends).isEmpty();
  }

  @Test
  void configuredPeersAreDisconnectedAndNeverBanned() {
    for (int i = 0; i < 3; i++) {
      ban("198.51.100.1");
    }
    assertThat(points("198.51.100.1")).isEqualTo(BAN_AT);
    assertThat(ends).isNotEmpty().allMatch(CloseReason.Misbehaved.class::isInstance);
    assertThat(judge.bans().all()).isEmpty();
  }

  @Test
  void aConfiguredNameStandsForTheAddressItWasReachedAt() {
    configured.onReached(NAMED, NodeAddress.parse("203.0.113.1:7000"));
    configured.onReached(NodeAddress.parse("other.example:1"), NodeAddress.parse("192.0.2.9:1"));
    ban("203.0.113.1");
    assertThat(judge.bans().all()).isEmpty();
    ban("192.0.2.9");
    assertThat(judge.bans().all()).hasSize(1);
    assertThat(configured.includes(NAMED)).isTrue();
  }

  @Test
  void aBanByTheOperatorEndsConnectionsButNotThoseOfConfiguredPeers() {
    join("198.51.100.1", "node-1");
    join("198.51.100.2", "node-2");
    join("192.0.2.1", "node-3");
    judge.bans().banForever(Subnet.parse("198.51.100.0/24"), "noisy");
    assertThat(open)
        .extracting(info -> info.remote().host())
        .containsExactly("198.51.100.1", "192.0.2.1");
    assertThat(judge.bans().concerning(CONFIGURED)).isEmpty();
    assertThat(judge.bans().concerning(CONFIGURED.withPort(1))).isEmpty();
  }

  @Test
  void theOperatorBansForATimeThatIsATime() {
    Bans bans = judge.bans();
    Ban ban = bans.ban(Subnet.parse("192.0.2.7"), Duration.ofHours(1), "noisy");
    assertThat(ban.until()).isEqualTo(time.now().plusSeconds(3_600));
    assertThat(ban.by()).isEqualTo(Ban.By.OPERATOR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bans.ban(ban.subnet(), Duration.ZERO, ""))
        .withMessage("duration must be positive, was PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bans.ban(ban.subnet(), Duration.ofSeconds(Long.MAX_VALUE), ""))
        .withMessageContaining("ban forever instead");
    assertThat(bans.all()).containsExactly(ban);
  }

  @Test
  void whoIsUnbannedIsForgiven() {
    ban("192.0.2.7");
    assertThat(judge.bans().lift(Subnet.parse("192.0.2.7"))).isTrue();
    assertThat(judge.bans().lift(Subnet.parse("192.0.2.7"))).isFalse();
    assertThat(judge.scores()).isEmpty();
    assertThat(observer.all(NodeEvent.Unbanned.class))
        .extracting(NodeEvent.Unbanned::cause)
        .containsExactly(UnbanCause.LIFTED);
    ban("192.0.2.7");
    Ban again = observer.all(NodeEvent.Banned.class).getLast().ban();
    assertThat(Duration.between(time.now(), again.until()).toMinutes()).isEqualTo(10);
  }

  @Test
  void whoBringsAcceptedNewsEarns() {
    PeerId peer = join("192.0.2.7", "node-1");
    offend(peer, 1);
    for (int i = 0; i < 100; i++) {
      judge.onProcessed(peer, message("tx", "m" + i), Verdict.ACCEPTED);
      judge.onProcessed(peer, message("tx", "n" + i), Verdict.IGNORED);
      judge.onProcessed(peer, message("ping", ""), Verdict.ACCEPTED);
    }
    time.advance(Duration.ofMinutes(10));
    judge.tick(time.nanoTime());
    assertThat(points("192.0.2.7")).isCloseTo(4, within(1e-9));
    time.advance(Duration.ofMinutes(10));
    judge.tick(time.nanoTime());
    assertThat(points("192.0.2.7")).isCloseTo(2, within(1e-9));
  }

  /** A connection of its own offends until it is banned, or would be. */
  private void ban(String host) {
    for (int i = 0; i < 2 * BAN_AT / 10; i++) {
      PeerId peer =
          open.stream()
              .filter(info -> info.remote().host().equals(host))
              .findFirst()
              .map(info -> PeerId.ofAddress(info.remote()))
              .orElseGet(() -> PeerId.ofAddress(open(host).remote()));
      if (judge.bans().concerning(new NodeAddress(host, 1)).isEmpty()) {
        offend(peer, 1);
      }
    }
    open.removeIf(info -> info.remote().host().equals(host));
  }

  private void offend(PeerId peer, int times) {
    for (int i = 0; i < times; i++) {
      judge.onEvent(new NodeEvent.Penalised(peer, Offence.REJECTED_MESSAGE, 1, "tx: bad"));
    }
  }

  private double points(String host) {
    return judge.score(new NodeAddress(host, 1)).orElseThrow().points();
  }

  private PeerId join(String host, String id) {
    ConnectionInfo connection = open(host);
    PeerId peer = new PeerId(id);
    judge.onEvent(
        new NodeEvent.Connected(
            connection,
            new PeerInfo(
                peer,
                connection.remote(),
                connection.direction(),
                new ProtocolVersion(0, 4, 3),
                1,
                Optional.empty())));
    return peer;
  }

  private ConnectionInfo open(String host) {
    ConnectionInfo connection =
        new ConnectionInfo(
            ++number, new NodeAddress(host, 10_000 + (int) number), Direction.INBOUND);
    open.add(connection);
    judge.onEvent(new NodeEvent.Opened(connection));
    return connection;
  }

  private void close(ConnectionInfo connection, CloseReason reason) {
    open.remove(connection);
    ends.add(reason);
    judge.onEvent(new NodeEvent.Closed(connection, reason, Duration.ofSeconds(1)));
  }
}
