package dev.p2p.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingsTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LEAST = Duration.ofNanos(1);
  private static final Duration MORE = LEAST.plus(LEAST);
  private static final StoreSettings STORE = new StoreSettings(1, 1, LEAST);
  private static final RateSettings RATES =
      new RateSettings(new Rate(0, 0), new Rate(0, 0), new Rate(0, 0), new Rate(0, 0), LEAST, NONE);
  private static final InboundSettings INBOUND = inbound(0, 1, 1, 1, 1);
  private static final OutboundSettings OUTBOUND =
      new OutboundSettings(0, 1, LEAST, LEAST, NONE, LEAST);
  private static final BookSettings BOOK = BookSettings.DEFAULTS;
  private static final RepairSettings REPAIR = new RepairSettings(0, 0, LEAST, 0, NONE, LEAST);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"connectionsOutOfRange", "outOfRange"})
  void whatIsOutOfRangeIsNamedWithRuleAndValue(String message, ThrowingCallable making) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making)
        .withMessage(message);
  }

  private static InboundSettings inbound(
      int max, int perAddress, int perSubnet, int handshakes, int handshakesPerAddress) {
    return new InboundSettings(
        max, perAddress, perSubnet, handshakes, handshakesPerAddress, List.of());
  }

  static Stream<Arguments> connectionsOutOfRange() {
    return Stream.of(
        row("max must be at least 0, was -1", () -> inbound(-1, 1, 1, 1, 1)),
        row("perAddressMax must be at least 1, was 0", () -> inbound(0, 0, 1, 1, 1)),
        row("perSubnetMax must be at least 1, was 0", () -> inbound(0, 1, 0, 1, 1)),
        row("handshakesMax must be at least 1, was 0", () -> inbound(0, 1, 1, 0, 1)),
        row("handshakesPerAddressMax must be at least 1, was 0", () -> inbound(0, 1, 1, 1, 0)),
        row(
            "target must be at least 0, was -1",
            () -> new OutboundSettings(-1, 1, LEAST, LEAST, NONE, LEAST)),
        row(
            "dialsMax must be at least 1, was 0",
            () -> new OutboundSettings(0, 0, LEAST, LEAST, NONE, LEAST)),
        row(
            "retryAfter must be positive, was PT0S",
            () -> new OutboundSettings(0, 1, NONE, LEAST, NONE, LEAST)),
        row(
            "retryAfterMax must be at least retryAfter PT2S, was PT1S",
            () ->
                new OutboundSettings(
                    0, 1, Duration.ofSeconds(2), Duration.ofSeconds(1), NONE, LEAST)),
        row(
            "goodStay must not be negative, was PT-1S",
            () -> new OutboundSettings(0, 1, LEAST, LEAST, Duration.ofSeconds(-1), LEAST)),
        row(
            "feelerEvery must be positive, was PT0S",
            () -> new OutboundSettings(0, 1, LEAST, LEAST, NONE, NONE)));
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        row(
            "dialTimeout must be positive, was PT0S",
            () -> new ConnectionSettings(NONE, LEAST, INBOUND, OUTBOUND, BOOK)),
        row(
            "handshakeTimeout must be positive, was PT0S",
            () -> new ConnectionSettings(LEAST, NONE, INBOUND, OUTBOUND, BOOK)),
        row("pingAfter must be positive, was PT0S", () -> new KeepAliveSettings(NONE, LEAST)),
        row(
            "closeAfter must be longer than pingAfter PT30S, was PT30S",
            () -> new KeepAliveSettings(Duration.ofSeconds(30), Duration.ofSeconds(30))),
        row(
            "gossipMessagesMax must be at least 1, was 0",
            () -> new OutboxSettings(0, 1, 1, 1, LEAST, LEAST)),
        row(
            "gossipBytesMax must be at least 1, was 0",
            () -> new OutboxSettings(1, 0, 1, 1, LEAST, LEAST)),
        row(
            "directedBytesMax must be at least 1, was 0",
            () -> new OutboxSettings(1, 1, 0, 1, LEAST, LEAST)),
        row(
            "answersPendingMax must be at least 1, was 0",
            () -> new OutboxSettings(1, 1, 1, 0, LEAST, LEAST)),
        row(
            "stallLimit must be positive, was PT0S",
            () -> new OutboxSettings(1, 1, 1, 1, NONE, LEAST)),
        row(
            "fullLimit must be positive, was PT-1S",
            () -> new OutboxSettings(1, 1, 1, 1, LEAST, Duration.ofSeconds(-1))),
        row("laterMax must be at least 1, was 0", () -> new HandlerSettings(0, LEAST, LEAST)),
        row("laterTimeout must be positive, was PT0S", () -> new HandlerSettings(1, NONE, LEAST)),
        row("slowAfter must be positive, was PT0S", () -> new HandlerSettings(1, LEAST, NONE)),
        row(
            "flushLimit must not be negative, was PT-0.000000001S",
            () -> new ShutdownSettings(LEAST.negated(), NONE)),
        row(
            "drainLimit must not be negative, was PT-0.000000001S",
            () -> new ShutdownSettings(NONE, LEAST.negated())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inventoriesOutOfRange")
  void whatIsOutOfRangeAboutInventoriesIsNamed(String message, ThrowingCallable making) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making)
        .withMessage(message);
  }

  static Stream<Arguments> inventoriesOutOfRange() {
    return Stream.of(
        row(
            "askedMax must be at least 1, was 0",
            () -> new InventorySettings(0, 1, LEAST, NONE, 0, LEAST)),
        row(
            "askedPerPeerMax must be at least 1, was 0",
            () -> new InventorySettings(1, 0, LEAST, NONE, 0, LEAST)),
        row(
            "askFor must be positive, was PT0S",
            () -> new InventorySettings(1, 1, NONE, NONE, 0, LEAST)),
        row(
            "avoidFor must not be negative, was PT-0.000000001S",
            () -> new InventorySettings(1, 1, LEAST, LEAST.negated(), 0, LEAST)),
        row(
            "missesMax must be at least 0, was -1",
            () -> new InventorySettings(1, 1, LEAST, NONE, -1, LEAST)),
        row(
            "missesPer must be positive, was PT0S",
            () -> new InventorySettings(1, 1, LEAST, NONE, 0, NONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gossipOutOfRange")
  void whatIsOutOfRangeAboutGossipIsNamedWithRuleAndValue(String message, ThrowingCallable making) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making)
        .withMessage(message);
  }

  static Stream<Arguments> gossipOutOfRange() {
    return Stream.of(
        row("seenMax must be at least 2, was 1", () -> new GossipSettings(1, MORE, STORE, REPAIR)),
        row("seenFor must be positive, was PT0S", () -> new GossipSettings(2, NONE, STORE, REPAIR)),
        row(
            "store.keepFor must be shorter than seenFor PT0.000000001S, was PT0.000000001S",
            () -> new GossipSettings(2, LEAST, STORE, REPAIR)),
        row(
            "store.messagesMax must be at most half of seenMax 3, was 2",
            () -> new GossipSettings(3, MORE, new StoreSettings(2, 1, LEAST), REPAIR)),
        row("messagesMax must be at least 1, was 0", () -> new StoreSettings(0, 1, LEAST)),
        row("bytesMax must be at least 1, was 0", () -> new StoreSettings(1, 0, LEAST)),
        row("keepFor must be positive, was PT0S", () -> new StoreSettings(1, 1, NONE)),
        row(
            "announceOverBytes must be at least 0, was -1",
            () -> new RepairSettings(-1, 0, LEAST, 0, NONE, LEAST)),
        row(
            "pushPeers must be at least 0, was -1",
            () -> new RepairSettings(0, -1, LEAST, 0, NONE, LEAST)),
        row(
            "compareEvery must be positive, was PT0S",
            () -> new RepairSettings(0, 0, NONE, 0, NONE, LEAST)),
        row(
            "comparePeers must be at least 0, was -1",
            () -> new RepairSettings(0, 0, LEAST, -1, NONE, LEAST)),
        row(
            "settleFor must not be negative, was PT-0.000000001S",
            () -> new RepairSettings(0, 0, LEAST, 0, LEAST.negated(), LEAST)),
        row(
            "fetchTimeout must be positive, was PT0S",
            () -> new RepairSettings(0, 0, LEAST, 0, NONE, NONE)),
        row(
            "bytesMax must be at least 1048576, was 1048575",
            () -> new LimitSettings((1 << 20) - 1, OutboxSettings.DEFAULTS, RateSettings.DEFAULTS)),
        row("messagesPerSecond must be at least 0, was -1", () -> new Rate(-1, 0)),
        row("bytesPerSecond must be at least 0, was -1", () -> new Rate(0, -1)),
        row(
            "burst must be positive, was PT0S",
            () -> RateSettings.DEFAULTS.withBurst(Duration.ZERO)),
        row(
            "patience must not be negative, was PT-0.000000001S",
            () -> RateSettings.DEFAULTS.withPatience(LEAST.negated())));
  }

  @Test
  void whatIsKeptMayTakeHalfOfTheMemoryAndNoMore() {
    StoreSettings half = new StoreSettings(1, 1 << 20, LEAST);
    NodeSettings settings =
        NodeSettings.DEFAULTS.withGossip(GossipSettings.DEFAULTS.withStore(half));
    assertThatNoException().isThrownBy(() -> settings.withLimits(limits(2 << 20)));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> settings.withLimits(limits((2 << 20) - 1)))
        .withMessage(
            "gossip.store.bytesMax must be at most half of limits.bytesMax 2097151, was 1048576");
  }

  private static LimitSettings limits(long bytesMax) {
    return LimitSettings.DEFAULTS.withBytesMax(bytesMax);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leastInRange")
  void theLeastOfEveryRangeIsAllowed(String what, ThrowingCallable making) {
    assertThatNoException().as(what).isThrownBy(making);
  }

  static Stream<Arguments> leastInRange() {
    return Stream.of(
        row("connections", () -> new ConnectionSettings(LEAST, LEAST, INBOUND, OUTBOUND, BOOK)),
        row("keepAlive", () -> new KeepAliveSettings(LEAST, LEAST.plus(LEAST))),
        row("outbox", () -> new OutboxSettings(1, 1, 1, 1, LEAST, LEAST)),
        row("gossip", () -> new GossipSettings(2, MORE, STORE, REPAIR)),
        row("store", () -> new StoreSettings(1, 1, LEAST)),
        row("repair", () -> new RepairSettings(0, 0, LEAST, 0, NONE, LEAST)),
        row("limits", () -> new LimitSettings(1 << 20, OutboxSettings.DEFAULTS, RATES)),
        row("handlers", () -> new HandlerSettings(1, LEAST, LEAST)),
        row("shutdown", () -> new ShutdownSettings(NONE, NONE)));
  }

  @Test
  void theDefaultsAreWhatTheirDocumentationSays() {
    assertThat(NodeSettings.DEFAULTS)
        .isEqualTo(
            new NodeSettings(
                new ConnectionSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    InboundSettings.DEFAULTS,
                    OutboundSettings.DEFAULTS,
                    BookSettings.DEFAULTS),
                new KeepAliveSettings(Duration.ofSeconds(30), Duration.ofSeconds(60)),
                new LimitSettings(
                    268_435_456,
                    new OutboxSettings(
                        8_192,
                        16_777_216,
                        16_777_216,
                        4,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60)),
                    new RateSettings(
                        new Rate(500, 0),
                        new Rate(0, 0),
                        new Rate(100, 1_048_576),
                        new Rate(0, 0),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5))),
                new GossipSettings(
                    500_000,
                    Duration.ofMinutes(10),
                    new StoreSettings(100_000, 67_108_864, Duration.ofMinutes(5)),
                    new RepairSettings(
                        1_024,
                        1,
                        Duration.ofSeconds(10),
                        2,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3))),
                new HandlerSettings(256, Duration.ofSeconds(60), Duration.ofMillis(100)),
                new ShutdownSettings(Duration.ofSeconds(5), Duration.ofSeconds(2))));
  }

  @Test
  void eachPartCanBeReplacedByItself() {
    NodeSettings small =
        new NodeSettings(
            new ConnectionSettings(LEAST, LEAST, INBOUND, OUTBOUND, BOOK),
            new KeepAliveSettings(LEAST, LEAST.plus(LEAST)),
            new LimitSettings(1 << 20, new OutboxSettings(1, 1, 1, 1, LEAST, LEAST), RATES),
            new GossipSettings(2, MORE, STORE, REPAIR),
            new HandlerSettings(1, LEAST, LEAST),
            new ShutdownSettings(NONE, NONE));
    NodeSettings replaced =
        NodeSettings.DEFAULTS
            .withConnections(small.connections())
            .withKeepAlive(small.keepAlive())
            .withGossip(small.gossip())
            .withLimits(small.limits())
            .withHandlers(small.handlers())
            .withShutdown(small.shutdown());
    assertThat(replaced).isEqualTo(small);
  }

  @Test
  void eachLimitAndEachRateCanBeReplacedByItself() {
    RateSettings rates =
        new RateSettings(
            new Rate(1, 2), new Rate(3, 4), new Rate(5, 6), new Rate(7, 8), LEAST, MORE);
    LimitSettings limits =
        new LimitSettings(1 << 27, new OutboxSettings(1, 1, 1, 1, LEAST, LEAST), rates);
    LimitSettings standard = NodeSettings.DEFAULTS.limits();
    assertThat(
            NodeSettings.DEFAULTS
                .withLimits(standard.withBytesMax(limits.bytesMax()))
                .withOutbox(limits.outbox())
                .withRates(
                    standard
                        .rates()
                        .withControl(rates.control())
                        .withGossip(rates.gossip())
                        .withRequests(rates.requests())
                        .withOthers(rates.others())
                        .withBurst(rates.burst())
                        .withPatience(rates.patience()))
                .limits())
        .isEqualTo(limits);
  }

  private static Arguments row(String what, ThrowingCallable making) {
    return Arguments.of(what, making);
  }
}
