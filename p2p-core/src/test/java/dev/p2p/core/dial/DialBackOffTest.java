package dev.p2p.core.dial;

import static dev.p2p.core.dial.DialScene.SECOND;
import static dev.p2p.core.dial.DialScene.address;
import static dev.p2p.core.dial.DialScene.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long an address is left alone. */
final class DialBackOffTest {

  private static final NodeAddress A = address("50.1.0.1");
  private static final NodeAddress FRIEND = address("50.9.0.1");
  private static final Duration LONG = Duration.ofMinutes(5);

  /** A node with one peer that stays, which is not lonely therefore, and another, A. */
  private static DialScene withAFriend() {
    DialScene scene = new DialScene(settings(0, 8), List.of(A), List.of());
    scene.policy.joined(Optional.of(FRIEND));
    assertThat(scene.dials()).hasSize(1);
    return scene;
  }

  @Test
  void eachFailureDoublesTheTimeUpToTheLongest() {
    DialScene scene = withAFriend();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      long inNanos = scene.failed(A).orElseThrow().inNanos();
      seconds.add(inNanos / 1e9);
      assertThat(scene.dialsAfter(Duration.ofNanos(inNanos - 1))).isEmpty();
      assertThat(scene.dialsAfter(Duration.ofNanos(1))).hasSize(1);
    }
    double[] longest = {1, 2, 4, 8, 16, 32, 60, 60, 60};
    for (int i = 0; i < longest.length; i++) {
      assertThat(seconds.get(i)).as("failure %d", i + 1).isBetween(longest[i] / 2, longest[i]);
    }
  }

  @Test
  void nodesThatFailAtTheSameTimeComeBackAtDifferentTimes() {
    List<Long> waits = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      DialScene scene =
          new DialScene(settings(0, 8), new DialPolicy.Known(List.of(A), List.of()), seed);
      scene.dials();
      waits.add(scene.failed(A).orElseThrow().inNanos());
    }
    assertThat(waits).doesNotHaveDuplicates();
  }

  @Test
  void aGoodStayMakesUpForTheFailuresBeforeIt() {
    DialScene scene = withAFriend();
    for (int i = 0; i < 5; i++) {
      scene.failed(A);
      scene.dialsAfter(LONG);
    }
    scene.connected(A);

    Redial redial = scene.gone(A, Duration.ofMinutes(1)).orElseThrow();
    assertThat(redial.inNanos()).isLessThanOrEqualTo(SECOND.toNanos());
    assertThat(redial.why()).isEqualTo("it is reserved, and it is gone");
  }

  @Test
  void aShortStayIsAFailureMore() {
    DialScene scene = withAFriend();
    for (int i = 0; i < 5; i++) {
      scene.failed(A);
      scene.dialsAfter(LONG);
    }
    scene.connected(A);

    Redial redial = scene.gone(A, Duration.ofSeconds(59)).orElseThrow();
    assertThat(redial.inNanos()).isGreaterThanOrEqualTo(Duration.ofSeconds(16).toNanos());
    assertThat(redial.why()).isEqualTo("it is reserved, and it failed 6 times in a row");
  }

  @Test
  void aNodeWithoutPeersLeavesNobodyAloneForLong() {
    DialScene scene = withAFriend();
    for (int i = 0; i < 9; i++) {
      scene.failed(A);
      scene.dialsAfter(LONG);
    }
    scene.failed(A);
    assertThat(scene.dialsAfter(DialPolicy.LONELY_MAX)).isEmpty();

    List<Redial> earlier = scene.policy.left(Optional.of(FRIEND), scene.now, scene.random);
    assertThat(earlier).containsExactly(new Redial(A, 0, "it is reserved, and no peer is left"));
    assertThat(scene.dials()).hasSize(1);
    assertThat(scene.failed(A).orElseThrow().inNanos()).isEqualTo(DialPolicy.LONELY_MAX.toNanos());
  }

  @Test
  void whatTheBookOffersIsLeftAloneToo() {
    DialScene scene = new DialScene(settings(1, 8)).knows("50.1.0.1");
    scene.policy.joined(Optional.empty());
    for (int i = 0; i < 4; i++) {
      assertThat(scene.dialsAfter(LONG)).hasSize(1);
      assertThat(scene.failed(A)).as("nothing is planned").isEmpty();
    }
    assertThat(scene.dialsAfter(Duration.ofSeconds(4).minusNanos(1))).isEmpty();
    assertThat(scene.dialsAfter(Duration.ofSeconds(5))).hasSize(1);
    assertThat(scene.policy.backOffs()).isEqualTo(1);
  }

  @Test
  void aReservedPeerThatIsConnectedOtherwiseIsDialledSoonAfterAnyPeerLeft() {
    DialScene scene = withAFriend();
    Refused elsewhere = new Refused(RefusalCause.DUPLICATE_CONNECTION, "by #3");
    for (int i = 0; i < 9; i++) {
      scene.ended(A, elsewhere, Duration.ZERO);
      scene.dialsAfter(LONG);
    }
    scene.ended(A, elsewhere, Duration.ZERO);
    scene.policy.joined(Optional.empty());

    List<Redial> redials = scene.policy.left(Optional.empty(), scene.now, scene.random);
    assertThat(redials).hasSize(1);
    assertThat(redials.getFirst().inNanos()).isLessThanOrEqualTo(SECOND.toNanos());
    assertThat(scene.dialsAfter(SECOND)).hasSize(1);
  }

  @Test
  void noMoreFailuresAreRememberedThanTheBound() {
    BackOffs backOffs = new BackOffs(2);
    BackOff failed = new BackOff(1, 0, 1);
    backOffs.put(address("50.1.0.1"), failed);
    backOffs.put(address("50.2.0.1"), failed);
    backOffs.put(address("50.1.0.1"), failed);
    backOffs.put(address("50.3.0.1"), failed);

    assertThat(backOffs.size()).isEqualTo(2);
    assertThat(backOffs.of(address("50.2.0.1"))).isEqualTo(BackOff.NONE);
    assertThat(backOffs.of(address("50.1.0.1"))).isEqualTo(failed);
  }
}
