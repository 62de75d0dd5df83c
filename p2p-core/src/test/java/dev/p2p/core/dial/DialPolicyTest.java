package dev.p2p.core.dial;

import static dev.p2p.core.dial.DialScene.SECOND;
import static dev.p2p.core.dial.DialScene.address;
import static dev.p2p.core.dial.DialScene.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.CloseReason.AddressTested;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.NodeAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which places are filled, with whom, and when a feeler goes out. */
final class DialPolicyTest {

  private static final NodeAddress A = address("50.1.0.1");
  private static final NodeAddress B = address("50.2.0.1");
  private static final NodeAddress C = address("50.3.0.1");

  @Test
  void placesAreFilledUpToTheTargetAndNoFurther() {
    DialScene scene = new DialScene(settings(2, 8)).knows("50.1.0.1", "50.2.0.1", "50.3.0.1");

    assertThat(scene.dialsAndConnects())
        .containsExactly(
            new PlannedDial(A, Purpose.OUTBOUND), new PlannedDial(B, Purpose.OUTBOUND));
    assertThat(scene.policy.chosen()).containsExactly(A, B);
    assertThat(scene.policy.isHungry()).isFalse();
  }

  @Test
  void noMoreDialsAreInProgressThanAllowed() {
    DialScene scene = new DialScene(settings(8, 2)).knows("50.1.0.1", "50.2.0.1", "50.3.0.1");

    assertThat(scene.dials()).hasSize(2);
    assertThat(scene.dials()).isEmpty();
    scene.connected(A);
    assertThat(scene.dials()).containsExactly(new PlannedDial(C, Purpose.OUTBOUND));
  }

  @Test
  void reservedPeersAreDialledFirstAndCountForNothing() {
    DialScene scene = new DialScene(settings(1, 8), List.of(B), List.of());
    scene.knows("50.1.0.1", "50.2.0.1", "50.3.0.1");

    assertThat(scene.dialsAndConnects())
        .containsExactly(
            new PlannedDial(B, Purpose.RESERVED), new PlannedDial(A, Purpose.OUTBOUND));
    assertThat(scene.policy.chosen()).containsExactly(A);
  }

  @Test
  void anchorsAreDialledOnceBeforeOthersAndFillPlaces() {
    DialScene scene = new DialScene(settings(2, 8), List.of(), List.of(C, A));
    scene.knows("50.2.0.1", "50.3.0.1");

    assertThat(scene.dials())
        .containsExactly(new PlannedDial(C, Purpose.ANCHOR), new PlannedDial(A, Purpose.ANCHOR));
    scene.failed(C);
    scene.failed(A);
    assertThat(scene.dials()).containsExactly(new PlannedDial(B, Purpose.OUTBOUND));
  }

  @Test
  void aGroupThatHasNoPlaceYetGoesFirst() {
    DialScene scene = new DialScene(settings(2, 8)).knows("50.1.0.1", "50.1.0.2", "50.2.0.1");

    assertThat(scene.dials()).extracting(PlannedDial::address).containsExactly(A, B);
  }

  @Test
  void aNetworkThatLivesInOneGroupFillsThePlacesAllTheSame() {
    DialScene scene = new DialScene(settings(3, 8)).knows("50.1.0.1", "50.1.0.2", "50.1.0.3");

    assertThat(scene.dials()).hasSize(3);
  }

  @Test
  void oneUntestedAddressGetsAPlaceAsLongAsTestedOnesAreThere() {
    DialScene scene = new DialScene(settings(4, 8));
    IntStream.range(1, 9).forEach(i -> scene.knows("50." + i + ".0.1"));
    List<NodeAddress> tested = scene.known.subList(4, 8);
    scene.tested.addAll(tested);

    assertThat(scene.dials())
        .extracting(PlannedDial::address)
        .containsExactly(A, tested.get(0), tested.get(1), tested.get(2));
  }

  @Test
  void whoIsBannedIsNotDialledWhateverFor() {
    DialScene scene = new DialScene(settings(2, 8), List.of(A), List.of(B));
    scene.knows("50.3.0.1");
    scene.banned.addAll(List.of(A, B, C));

    assertThat(scene.dials()).isEmpty();
    scene.banned.clear();
    assertThat(scene.dialsAfter(SECOND))
        .containsExactly(
            new PlannedDial(A, Purpose.RESERVED), new PlannedDial(C, Purpose.OUTBOUND));
  }

  @Test
  void whoHasDialledUsIsNotDialledUntilItIsGone() {
    DialScene scene = new DialScene(settings(1, 8), List.of(A), List.of()).knows("50.2.0.1");
    scene.policy.joined(Optional.of(A));
    scene.policy.joined(Optional.of(B));
    scene.policy.joined(Optional.empty());

    assertThat(scene.dials()).isEmpty();
    assertThat(scene.policy.isHungry()).isTrue();
    scene.policy.left(Optional.of(A), scene.now, scene.random);
    scene.policy.left(Optional.of(B), scene.now, scene.random);
    assertThat(scene.dialsAfter(SECOND)).extracting(PlannedDial::address).containsExactly(A, B);
  }

  @Test
  void theSupplyIsAskedOnceASecondWhileItHasNothing() {
    DialScene scene = new DialScene(settings(1, 8));

    assertThat(scene.dials()).isEmpty();
    scene.knows("50.1.0.1");
    assertThat(scene.dials()).isEmpty();
    assertThat(scene.dialsAfter(DialPolicy.LOOK_AGAIN)).hasSize(1);
    assertThat(scene.policy.isHungry()).isFalse();
  }

  @Test
  void aFeelerGoesOutNowAndThenOnceNoPlaceIsFree() {
    DialScene scene = new DialScene(settings(1, 8)).knows("50.1.0.1", "50.2.0.1");
    scene.dialsAndConnects();

    assertThat(scene.dialsAfter(Duration.ofSeconds(119))).isEmpty();
    assertThat(scene.dialsAfter(SECOND)).containsExactly(new PlannedDial(B, Purpose.FEELER));
    assertThat(scene.dialsAfter(Duration.ofSeconds(59))).isEmpty();
  }

  @Test
  void noFeelerGoesOutWhileAPlaceIsFree() {
    DialScene scene = new DialScene(settings(2, 1)).knows("50.1.0.1", "50.2.0.1");

    assertThat(scene.dialsAfter(Duration.ofHours(1)))
        .extracting(PlannedDial::purpose)
        .containsExactly(Purpose.OUTBOUND);
  }

  @Test
  void anAddressThatWasTestedIsFreeToBeChosen() {
    DialScene scene = new DialScene(settings(1, 8)).knows("50.1.0.1", "50.2.0.1");
    scene.dialsAndConnects();
    scene.dialsAfter(Duration.ofMinutes(3));
    scene.policy.connected(B);
    assertThat(scene.policy.chosen()).containsExactly(A);

    scene.ended(B, new AddressTested(), Duration.ZERO);
    scene.gone(A, SECOND);
    assertThat(scene.dials()).containsExactly(new PlannedDial(B, Purpose.OUTBOUND));
  }

  @Test
  void aReservedAddressThatIsOurOwnIsNotDialledAgain() {
    DialScene scene = new DialScene(settings(0, 8), List.of(A), List.of());
    scene.dials();

    assertThat(
            scene.ended(
                A, new Refused(RefusalCause.SELF_CONNECTION, "the other end is us"), SECOND))
        .isEmpty();
    assertThat(scene.dialsAfter(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void anUnreachableReservedPeerKeepsNoOtherFromBeingDialled() {
    DialScene scene = new DialScene(settings(1, 1), List.of(A), List.of()).knows("50.2.0.1");
    scene.dials();
    scene.failed(A);

    assertThat(scene.dials()).containsExactly(new PlannedDial(B, Purpose.OUTBOUND));
  }
}
