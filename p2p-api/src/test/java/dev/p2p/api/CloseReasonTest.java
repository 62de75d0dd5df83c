package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.AddressTested;
import dev.p2p.api.CloseReason.Banned;
import dev.p2p.api.CloseReason.ClosedByApplication;
import dev.p2p.api.CloseReason.ConnectionFailed;
import dev.p2p.api.CloseReason.Evicted;
import dev.p2p.api.CloseReason.HandshakeFailed;
import dev.p2p.api.CloseReason.HandshakeFailure;
import dev.p2p.api.CloseReason.InternalDefect;
import dev.p2p.api.CloseReason.LocalShutdown;
import dev.p2p.api.CloseReason.Misbehaved;
import dev.p2p.api.CloseReason.ProtocolViolation;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.CloseReason.Silent;
import dev.p2p.api.CloseReason.Slow;
import dev.p2p.api.CloseReason.SlowCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CloseReasonTest {

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new LocalShutdown(), "LocalShutdown", false),
        Arguments.of(new ClosedByApplication(), "ClosedByApplication", false),
        Arguments.of(new RemoteClosed(), "RemoteClosed", false),
        Arguments.of(new ConnectionFailed("reset"), "ConnectionFailed: reset", false),
        Arguments.of(
            new Refused(RefusalCause.INBOUND_FULL, "5 open"),
            "Refused.INBOUND_FULL: 5 open",
            false),
        Arguments.of(
            new HandshakeFailed(HandshakeFailure.TIMED_OUT, "after 10 s"),
            "HandshakeFailed.TIMED_OUT: after 10 s",
            true),
        Arguments.of(
            new ProtocolViolation(new Violation(Violation.Kind.BAD_MAGIC, "0x1")),
            "ProtocolViolation.BAD_MAGIC: 0x1",
            true),
        Arguments.of(new Slow(SlowCause.WRITE_STALLED, "30 s"), "Slow.WRITE_STALLED: 30 s", true),
        Arguments.of(new Silent(Duration.ofSeconds(60)), "Silent: nothing came for 60000 ms", true),
        Arguments.of(new Misbehaved("100 points"), "Misbehaved: 100 points", true),
        Arguments.of(new Banned("192.0.2.7 for ever"), "Banned: 192.0.2.7 for ever", true),
        Arguments.of(new Evicted("1 of 9"), "Evicted: 1 of 9", false),
        Arguments.of(new AddressTested(), "AddressTested", false),
        Arguments.of(new InternalDefect("oops"), "InternalDefect: oops", false));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void saysWhatHappenedAndWhoIsToBlame(CloseReason reason, String text, boolean peerFault) {
    assertThat(reason.describe()).isEqualTo(text);
    assertThat(text).startsWith(reason.kind());
    assertThat(reason.isPeerFault()).isEqualTo(peerFault);
  }

  @Test
  void everyKindOfReasonIsInTheTableAbove() {
    List<Class<?>> shown = new ArrayList<>();
    reasons().forEach(arguments -> shown.add(arguments.get()[0].getClass()));
    assertThat(shown).containsExactlyInAnyOrder(CloseReason.class.getPermittedSubclasses());
  }
}
