package dev.p2p.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.core.TestWire;
import dev.p2p.core.process.LocalMessages;
import dev.p2p.core.process.Stamp;
import dev.p2p.core.process.TestSender;
import dev.p2p.core.settings.InventorySettings;
import dev.p2p.spi.NodeEvent.Penalised;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.RecordingObserver.Served;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MissesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final RecordingObserver observer = new RecordingObserver();
  private final Message request = TestWire.message("getdata", "");
  private final TestSender anna = new TestSender("anna");
  private final TestSender bob = new TestSender("bob");
  private final Misses misses =
      new Misses(
          new InventoryContext(
              new LocalMessages(TestWire.WIRE, Stamp.NONE),
              TestWire.WIRE.inventories(),
              time,
              observer,
              new InventorySettings(1, 1, MINUTE, MINUTE, 10, MINUTE)));

  @Test
  void whatIsServedIsTold() {
    misses.served(request, anna, 3, 2);

    assertThat(observer.all(Served.class))
        .containsExactly(new Served(anna.info().id(), request.topic(), 3, 2));
  }

  @Test
  void upToATolerancePeersMayAskInVain() {
    assertThat(misses.left(anna)).isEqualTo(11);
    misses.served(request, anna, 0, 10);

    assertThat(misses.left(anna)).isEqualTo(1);
    assertThat(misses.refuses(request, anna)).isFalse();
    assertThat(observer.all(Penalised.class)).isEmpty();
  }

  @Test
  void whatIsBeyondItIsPenalisedAndOnlyThat() {
    misses.served(request, anna, 0, 8);
    misses.served(request, anna, 1, 5);
    misses.served(request, anna, 1, 2);

    assertThat(observer.all(Penalised.class))
        .extracting(Penalised::offence, Penalised::count, Penalised::detail)
        .containsExactly(
            tuple(
                Offence.USELESS_REQUESTS,
                3L,
                "getdata for 5 items nobody has, beside 1; tolerated are 10 in PT1M"),
            tuple(
                Offence.USELESS_REQUESTS,
                2L,
                "getdata for 2 items nobody has, beside 1; tolerated are 10 in PT1M"));
  }

  @Test
  void afterThatRequestsAreRefusedAndCostUntilTimeHasPassed() {
    misses.served(request, anna, 0, 11);

    assertThat(misses.left(anna)).isZero();
    assertThat(misses.refuses(request, anna)).isTrue();
    assertThat(observer.all(Penalised.class))
        .last()
        .returns(1L, Penalised::count)
        .returns("getdata not looked at: more than 10 in PT1M in vain", Penalised::detail);

    time.advance(MINUTE.minusNanos(1));
    assertThat(misses.refuses(request, anna)).isTrue();
    time.advance(Duration.ofNanos(1));
    assertThat(misses.refuses(request, anna)).isFalse();
    assertThat(misses.left(anna)).isEqualTo(11);
  }

  @Test
  void onePeersVainRequestsCountForNoOther() {
    misses.served(request, anna, 0, 11);

    assertThat(misses.left(bob)).isEqualTo(11);
    assertThat(misses.refuses(request, bob)).isFalse();
  }

  @Test
  void whatIsRememberedOfPeersHasABound() {
    misses.served(request, anna, 0, 11);
    for (int i = 1; i < Misses.PEERS_MAX; i++) {
      misses.served(request, new TestSender("peer " + i), 0, 1);
    }
    assertThat(misses.left(anna)).isZero();

    misses.served(request, bob, 0, 1);
    assertThat(misses.left(anna)).isEqualTo(11);
    assertThat(misses.left(bob)).isEqualTo(10);
  }
}
