package dev.p2p.core.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeEvent.UnbanCause;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.state.MemoryStateStore;
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
  private final MemoryStateStore.Place place = new MemoryStateStore.Place();
  private final List<String> ended = new ArrayList<>();
  private Bans bans = bans();
  private BanKeeper keeper = keeper();

  @Test
  void bansSurviveARestart() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    bans.decide(new Ban(RANGE, Ban.FOREVER, Ban.By.SCORE, "200 points"));
    List<Ban> before = bans.all();
    keeper.keepAlike();
    restart();
    assertThat(bans.all()).isEqualTo(before);
    assertThat(bans.concerning(new NodeAddress("10.1.2.3", 1))).isPresent();
  }

  @Test
  void aRestartIsNoNewBanAndNoReasonToWrite() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    Bytes saved = saved();
    restart();
    keeper.keepAlike();
    assertThat(observer.all(NodeEvent.Banned.class)).hasSize(1);
    assertThat(saved()).as("not written again").isSameAs(saved);
  }

  @Test
  void whatIsOverAfterARestartIsNotInForceAndLeavesTheText() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    bans.banForever(RANGE, "noisy");
    keeper.keepAlike();
    time.advance(Duration.ofMinutes(10));
    restart();
    assertThat(bans.all()).extracting(Ban::subnet).containsExactly(RANGE);
    keeper.keepAlike();
    assertThat(text()).contains("noisy").doesNotContain("rude");
  }

  @Test
  void whoIsNobodysBanNeedsNoText() {
    keeper.keepAlike();
    assertThat(place.states()).isEmpty();
  }

  @Test
  void aBanThatAnOperatorWritesIsInForceAndEndsConnections() {
    edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\n");
    Bytes edited = saved();
    keeper.keepAlike();
    assertThat(bans.all()).extracting(Ban::reason).containsExactly("noisy");
    assertThat(ended).containsExactly("Banned: 10.0.0.0/8 for ever, by operator: noisy");
    assertThat(observer.all(NodeEvent.Banned.class)).hasSize(1);
    assertThat(saved()).as("not written").isSameAs(edited);
  }

  @Test
  void aBanThatAnOperatorRemovesIsLifted() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    edit("p2p-bans 1\n");
    keeper.keepAlike();
    assertThat(bans.all()).isEmpty();
    assertThat(observer.all(NodeEvent.Unbanned.class))
        .extracting(NodeEvent.Unbanned::cause)
        .containsExactly(UnbanCause.LIFTED);
  }

  @Test
  void aBanThatAnOperatorChangesIsChanged() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    edit("p2p-bans 1\n192.0.2.7 forever operator very rude\n");
    keeper.keepAlike();
    assertThat(bans.all())
        .containsExactly(new Ban(HOST, Ban.FOREVER, Ban.By.OPERATOR, "very rude"));
  }

  @Test
  void whatHappensHereAndInTheTextAtTheSameTimeIsBothTakenOver() {
    Subnet lifted = Subnet.parse("203.0.113.1");
    bans.ban(lifted, Duration.ofHours(1), "to be lifted");
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    String text = text();
    edit(
        "# mine\n"
            + text.replaceAll(".*to be lifted\n", "").replaceAll(".*rude\n", "")
            + "10.0.0.0/8 forever operator noisy\n");
    bans.ban(HOST, Duration.ofMinutes(40), "rude again");
    keeper.keepAlike();
    assertThat(bans.all()).extracting(Ban::reason).containsExactly("noisy", "rude again");
    assertThat(text())
        .startsWith("# mine\n")
        .contains("10.0.0.0/8 forever operator noisy\n")
        .contains("rude again")
        .doesNotContain("to be lifted");
  }

  @Test
  void aLineThatNobodyTouchedIsNoBanAnewOfWhoWasUnbannedMeanwhile() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    bans.lift(HOST);
    edit(text() + "10.0.0.0/8 forever operator noisy\n");
    keeper.keepAlike();
    assertThat(bans.all()).extracting(Ban::subnet).containsExactly(RANGE);
    assertThat(text()).contains("noisy").doesNotContain("rude");
  }

  @Test
  void aMistakeIsToldOnceAndLeavesListAndTextAsTheyAre() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    keeper.keepAlike();
    String mistaken = text() + "10.0.0.0/8 tomorrow operator\nnode.example forever score\n";
    edit(mistaken);
    bans.banForever(RANGE, "noisy");
    keeper.keepAlike();
    keeper.keepAlike();
    assertThat(bans.all()).hasSize(2);
    assertThat(text()).isEqualTo(mistaken);
    assertThat(observer.all(NodeEvent.BansFailed.class))
        .singleElement()
        .extracting(NodeEvent.BansFailed::detail)
        .asString()
        .startsWith("line 7: the end must be")
        .contains("; line 8: \"node.example\" is a name");

    edit(mistaken.replaceAll("(?m)^.*(tomorrow|example).*\n", ""));
    keeper.keepAlike();
    assertThat(text()).contains("rude").contains("noisy");
  }

  @Test
  void whoStartsWithAMistakeHasNoBansUntilItIsMended() {
    edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\nabsurd\n");
    restart();
    assertThat(bans.all()).isEmpty();
    assertThat(observer.all(NodeEvent.BansFailed.class)).hasSize(1);
    edit("p2p-bans 1\n10.0.0.0/8 forever operator noisy\n");
    keeper.keepAlike();
    assertThat(bans.all()).hasSize(1);
    assertThat(ended).hasSize(1);
  }

  @Test
  void whatCanNotBeSavedIsToldOnceAndTriedAgain() {
    bans.ban(HOST, Duration.ofMinutes(10), "rude");
    place.failWith("no space left on device");
    keeper.keepAlike();
    keeper.keepAlike();
    assertThat(observer.all(NodeEvent.BansFailed.class))
        .containsExactly(new NodeEvent.BansFailed("bans: no space left on device"));
    place.failWith(null);
    keeper.keepAlike();
    assertThat(text()).contains("rude");
    place.failWith("no space left on device");
    keeper.keepAlike();
    assertThat(observer.all(NodeEvent.BansFailed.class)).hasSize(2);
  }

  private void edit(String text) {
    place.put(BanKeeper.NAME, Bytes.utf8(text));
  }

  private Bytes saved() {
    return place.states().getOrDefault(BanKeeper.NAME, Bytes.EMPTY);
  }

  private String text() {
    return UTF_8.decode(saved().asByteBuffer()).toString();
  }

  private void restart() {
    bans = bans();
    keeper = keeper();
    keeper.restore();
  }

  private Bans bans() {
    Bans created = new Bans(BANS_MAX, new ConfiguredPeers(List.of()), time, observer::onEvent);
    created.enforceBy((which, reason) -> ended.add(reason.describe()));
    return created;
  }

  private BanKeeper keeper() {
    ended.clear();
    return new BanKeeper(bans, BANS_MAX, new MemoryStateStore(place), observer);
  }

  @Test
  void whatWouldBeTooLongIsNotWritten() {
    edit("p2p-bans 1\n" + "# nothing but comments\n".repeat(7_200));
    keeper.keepAlike();
    Bytes before = saved();
    for (int i = 0; i < BANS_MAX; i++) {
      bans.banForever(Subnet.parse("10.0.0." + i), "x".repeat(Ban.REASON_MAX));
    }
    keeper.keepAlike();
    assertThat(saved()).isSameAs(before);
    assertThat(observer.all(NodeEvent.BansFailed.class).getFirst().detail())
        .contains("must be at most 167936 bytes");
  }
}
