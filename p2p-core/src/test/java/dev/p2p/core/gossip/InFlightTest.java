package dev.p2p.core.gossip;

import static dev.p2p.core.TestWire.remote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.api.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InFlightTest {

  private static final MessageId ID = Ids.numbered(1);
  private static final Origin ANNA = remote("anna");
  private static final Origin BOB = remote("bob");

  private final InFlight inFlight = new InFlight();

  @Test
  void theFirstToAddAMessageIsToldSo() {
    assertThat(inFlight.contains(ID)).isFalse();
    assertThat(inFlight.add(ID, ANNA)).isTrue();
    assertThat(inFlight.add(ID, BOB)).isFalse();
    assertThat(inFlight.add(Ids.numbered(2), BOB)).isTrue();
    assertThat(inFlight.contains(ID)).isTrue();
    assertThat(inFlight.size()).isEqualTo(2);
  }

  @Test
  void holdersComeInTheOrderTheyCame() {
    inFlight.add(ID, ANNA);
    inFlight.add(ID, BOB);
    inFlight.add(ID, Origin.LOCAL);
    assertThat(inFlight.remove(ID)).containsExactly(ANNA, BOB, Origin.LOCAL);
  }

  @Test
  void oneThatSendsManyCopiesIsOneHolder() {
    inFlight.add(ID, ANNA);
    for (int i = 0; i < 100; i++) {
      inFlight.add(ID, ANNA);
      inFlight.add(ID, BOB);
    }
    assertThat(inFlight.remove(ID)).containsExactly(ANNA, BOB);
  }

  @Test
  void theFirstSixtyFourHoldersAreRemembered() {
    List<Origin> peers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      peers.add(remote("peer" + i));
      inFlight.add(ID, peers.get(i));
    }
    assertThat(inFlight.remove(ID)).isEqualTo(peers.subList(0, 64));
  }

  @Test
  void whatIsNotInFlightHasNoHolders() {
    assertThat(inFlight.remove(ID)).isEmpty();
    inFlight.add(ID, ANNA);
    inFlight.remove(ID);
    assertThat(inFlight.remove(ID)).isEmpty();
    assertThat(inFlight.size()).isZero();
    assertThat(inFlight.add(ID, BOB)).isTrue();
  }
}
