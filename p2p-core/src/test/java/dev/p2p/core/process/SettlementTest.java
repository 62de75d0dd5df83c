package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static dev.p2p.core.TestWire.remote;
import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.api.Verdict;
import dev.p2p.core.gossip.Claim;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver.Processed;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettlementTest {

  private final Processing processing = new Processing();
  private final Settlement settlement = processing.settlement;
  private final TestSender carl = new TestSender("carl");

  @Test
  void anAcceptedMessageIsPassedOnAndToldToTheNodesComponents() {
    Message news = claimed(tx("news"));
    settlement.settle(news, carl, Outcome.accepted());
    assertThat(processing.anna.passed()).containsExactly(news);
    assertThat(processing.bob.passed()).containsExactly(news);
    assertThat(processing.told).containsExactly(news);
  }

  @Test
  void whoHasTheMessageIsNotPassedIt() {
    Message news = claimed(tx("news"));
    processing.claim(news, remote("bob"));
    settlement.settle(news, carl, Outcome.accepted());
    assertThat(processing.anna.passed()).containsExactly(news);
    assertThat(processing.bob.passed()).isEmpty();
  }

  @Test
  void anAcceptedRequestIsToldButNotPassedOnNorRemembered() {
    Message request = message("getdata", "1");
    settlement.settle(request, carl, Outcome.accepted());
    assertThat(processing.anna.passed()).isEmpty();
    assertThat(processing.told).containsExactly(request);
    assertThat(processing.filter.size()).isZero();
  }

  @Test
  void whatIsNotAcceptedIsNeitherPassedOnNorToldNorProcessedAgain() {
    settlement.settle(claimed(tx("dull")), carl, Outcome.ignored());
    settlement.settle(claimed(tx("bad")), carl, Outcome.rejected("bad signature"));
    assertThat(processing.anna.passed()).isEmpty();
    assertThat(processing.told).isEmpty();
    assertThat(processing.claim(tx("dull"), remote("dora"))).isEqualTo(Claim.SEEN);
    assertThat(processing.claim(tx("bad"), remote("dora"))).isEqualTo(Claim.SEEN);
  }

  @Test
  void onlyAnAcceptedMessageThatIsPassedOnIsNewsItsSenderHasBrought() {
    settlement.settle(claimed(tx("dull")), carl, Outcome.ignored());
    settlement.settle(claimed(tx("bad")), carl, Outcome.rejected("bad signature"));
    settlement.settle(message("getdata", "1"), carl, Outcome.accepted());
    assertThat(carl.broughtNews).isZero();
    settlement.settle(claimed(tx("good")), carl, Outcome.accepted());
    assertThat(carl.broughtNews).isOne();
  }

  @Test
  void answersGoToTheSenderInOrderWhetherAcceptedOrIgnored() {
    settlement.settle(message("getdata", "1"), carl, Outcome.accepted(tx("a"), tx("b")));
    settlement.settle(
        message("getdata", "2"), carl, new Outcome.Ignored(List.of(tx("c")).iterator()));
    assertThat(carl.answers).containsExactly(tx("a"), tx("b"), tx("c"));
  }

  @Test
  void aRejectionIsReportedWithItsReason() {
    Message bad = claimed(tx("bad"));
    settlement.settle(bad, carl, Outcome.rejected("bad signature"));
    assertThat(processing.observer.all(NodeEvent.MessageRejected.class))
        .containsExactly(
            new NodeEvent.MessageRejected(
                carl.info().id(), bad.topic(), bad.id(), "bad signature"));
  }

  @Test
  void whoSentWhatIsRejectedPaysForItOnce() {
    settlement.settle(claimed(tx("bad")), carl, Outcome.rejected("bad signature"));
    settlement.settle(claimed(tx("dull")), carl, Outcome.ignored());
    settlement.settle(claimed(tx("good")), carl, Outcome.accepted());
    assertThat(processing.observer.all(NodeEvent.Penalised.class))
        .containsExactly(
            new NodeEvent.Penalised(
                carl.info().id(), Offence.REJECTED_MESSAGE, 1, "tx: bad signature"));
  }

  @Test
  void aFailureIsReportedWithItsCauseAndAnotherCopyMayBeTried() {
    Message unlucky = claimed(tx("unlucky"));
    IllegalStateException cause = new IllegalStateException("database is gone");
    settlement.fail(unlucky, carl, cause);
    assertThat(processing.observer.all(NodeEvent.HandlerFailed.class))
        .containsExactly(
            new NodeEvent.HandlerFailed(carl.info().id(), unlucky.topic(), unlucky.id(), cause));
    assertThat(processing.told).isEmpty();
    assertThat(processing.anna.passed()).isEmpty();
    assertThat(processing.claim(unlucky, remote("dora"))).isEqualTo(Claim.NEW);
  }

  @Test
  void everyMessageIsCountedOnceByItsVerdict() {
    settlement.settle(claimed(tx("1")), carl, Outcome.accepted());
    settlement.settle(claimed(tx("2")), carl, Outcome.ignored());
    settlement.settle(claimed(tx("3")), carl, Outcome.rejected("bad"));
    settlement.fail(claimed(tx("4")), carl, new IllegalStateException());
    assertThat(processing.observer.all(Processed.class))
        .containsExactly(
            new Processed(carl.info().id(), tx("1"), Verdict.ACCEPTED),
            new Processed(carl.info().id(), tx("2"), Verdict.IGNORED),
            new Processed(carl.info().id(), tx("3"), Verdict.REJECTED),
            new Processed(carl.info().id(), tx("4"), Verdict.FAILED));
  }

  private Message claimed(Message message) {
    assertThat(processing.claim(message, carl.origin())).isEqualTo(Claim.NEW);
    return message;
  }
}
