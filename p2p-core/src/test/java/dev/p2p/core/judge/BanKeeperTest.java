package dev.p2p.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BanKeeperTest {

  private static final int BANS_MAX = 100;
  private static final Subnet HOST = Subnet.parse("192.0.2.7");
  private static final Subnet RANGE = Subnet.parse("10.0.0.0/8");

  private final ManualTime time = new ManualTime();
  private final RecordingObserver observer = new RecordingObserver();
  private final StoredText store = new StoredText();
  private final List<String> ended = new ArrayList<>();
  private Bans bans = bans();
  private BanKeeper keeper = keeper();

  @Test
  void bansSurviveARestart() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    bans.decide(new Ban(RANGE, Ban.FOREVER, Ban.By.SCORE, "200 points"));
    List<Ban> before = bans.all();
    keeper.tick();
    restart();
    assertThat(bans.all()).isEqualTo(before);
    assertThat(bans.concerning(new NodeAddress("10.1.2.3", 1))).isPresent();
  }

  @Test
  void aRestartIsNoNewBanAndNoReasonToWrite() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.tick();
    restart();
    keeper.tick();
    assertThat(observer.all(NodeEvent.Banned.class)).hasSize(1);
    assertThat(store.saves()).isEqualTo(1);
  }

  @Test
  void whatIsOverAfterARestartIsNotInForceAndLeavesTheText() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    bans.banForever(RANGE, "noisy");
    keeper.tick();
    time.advance(Duration.ofMinutes(10));
    restart();
    assertThat(bans.all()).extracting(Ban::subnet).containsExactly(RANGE);
    keeper.tick();
    assertThat(store.text()).contains("noisy").doesNotContain("rude");
  }

  @Test
  void whoIsNobodysBanNeedsNoText() {
    keeper.tick();
    assertThat(store.saves()).isZero();
  }

  @Test
  void aBanThatAnOperatorWritesIsInForceAndEndsConnections() {
    store.edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\n");
    keeper.tick();
    assertThat(bans.all()).extracting(Ban::reason).containsExactly("noisy");
    assertThat(ended).containsExactly("Banned: 10.0.0.0/8 for ever, by operator: noisy");
    assertThat(observer.all(NodeEvent.Banned.class)).hasSize(1);
    assertThat(store.saves()).isZero();
  }

  @Test
  void aBanThatAnOperatorRemovesIsLifted() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.tick();
    store.edit("p2p-bans 1\n");
    keeper.tick();
    assertThat(bans.all()).isEmpty();
    assertThat(observer.all(NodeEvent.Unbanned.class))
        .extracting(NodeEvent.Unbanned::cause)
        .containsExactly(UnbanCause.LIFTED);
  }

  @Test
  void aBanThatAnOperatorChangesIsChanged() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.tick();
    store.edit("p2p-bans 1\n192.0.2.7 forever operator very rude\n");
    keeper.tick();
    assertThat(bans.all())
        .containsExactly(new Ban(HOST, Ban.FOREVER, Ban.By.OPERATOR, "very rude"));
  }

  @Test
  void whatHappensHereAndInTheTextAtTheSameTimeIsBothTakenOver() {
    Subnet lifted = Subnet.parse("203.0.113.1");
    bans.ban(lifted, Duration.ofHours(1), "to be lifted");
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.tick();
    String text = store.text();
    store.edit(
        "# mine\n"
            + text.replaceAll(".*to be lifted\n", "").replaceAll(".*rude\n", "")
            + "10.0.0.0/8 forever operator noisy\n");
    bans.ban(HOST, Duration.ofMinutes(40), "rude again");
    keeper.tick();
    assertThat(bans.all()).extracting(Ban::reason).containsExactly("noisy", "rude again");
    assertThat(store.text())
        .startsWith("# mine\n")
        .contains("10.0.0.0/8 forever operator noisy\n")
        .contains("rude again")
        .doesNotContain("to be lifted");
  }

  @Test
  void aMistakeIsToldOnceAndLeavesListAndTextAsTheyAre() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.tick();
    String mistaken = store.text() + "10.0.0.0/8 tomorrow operator\nnode.example forever score\n";
    store.edit(mistaken);
    bans.banForever(RANGE, "noisy");
    keeper.tick();
    keeper.tick();
    assertThat(bans.all()).hasSize(2);
    assertThat(store.text()).isEqualTo(mistaken);
    assertThat(observer.all(NodeEvent.BansFailed.class))
        .singleElement()
        .extracting(NodeEvent.BansFailed::detail)
        .asString()
        .startsWith("line 7: the end must be")
        .contains("; line 8: \"node.example\" is a name");

    store.edit(mistaken.replaceAll("(?m)^.*(tomorrow|example).*\n", ""));
    keeper.tick();
    assertThat(store.text()).contains("rude").contains("noisy");
  }

  @Test
  void whoStartsWithAMistakeHasNoBansUntilItIsMended() {
    store.edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\nabsurd\n");
    restart();
    assertThat(bans.all()).isEmpty();
    assertThat(observer.all(NodeEvent.BansFailed.class)).hasSize(1);
    store.edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\n");
    keeper.tick();
    assertThat(bans.all()).hasSize(1);
    assertThat(ended).hasSize(1);
  }

  @Test
  void whatCanNotBeSavedIsToldOnceAndTriedAgain() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    store.fail("bans: no space left on device");
    keeper.tick();
    keeper.tick();
    assertThat(observer.all(NodeEvent.BansFailed.class))
        .containsExactly(new NodeEvent.BansFailed("bans: no space left on device"));
    store.mend();
    keeper.tick();
    assertThat(store.text()).contains("rude");
    store.fail("bans: no space left on device");
    keeper.tick();
    assertThat(observer.all(NodeEvent.BansFailed.class)).hasSize(2);
  }

  private void restart() {
    bans = bans();
    keeper = keeper();
    keeper.restore();
  }

  private Bans bans() {
    Bans created =
        new Bans(BANS_MAX, new ConfiguredPeers(List.of()), time, observer::onEvent);
    created.enforceBy((which, reason) -> ended.add(reason.describe()));
    return created;
  }

  private BanKeeper keeper() {
    ended.clear();
    return new BanKeeper(bans, BANS_MAX, store, observer);
  }
}
