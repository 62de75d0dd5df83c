package dev.p2p.core.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.core.TestWire;
import dev.p2p.core.observe.NodeCounters;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.MessageStore;
import dev.p2p.testkit.ManualTime;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import org.junit.jupiter.api.Test;

final class GossipAdmissionTest {

  private final ManualTime time = new ManualTime();
  private final DuplicateFilter filter =
      new DuplicateFilter(GossipSettings.DEFAULTS, 1, time.nanoTime());
  private final NodeCounters counters = new NodeCounters();
  private final MessageStore store =
      new RecentMessages(StoreSettings.DEFAULTS, TestWire.WIRE.frames(), time);
  private final GossipAdmission admission =
      new GossipAdmission(TestWire.WIRE.profile(), filter, store, time, counters);

  @Test
  void newsOfThisNodeIsAdmittedAndKnownFromThenOn() {
    Message news = TestWire.tx("news");
    assertThat(admission.refuse(news)).isEmpty();
    assertThat(filter.claim(news.id(), TestWire.remote("peer"), time.nanoTime()))
        .isEqualTo(Claim.SEEN);
    assertThat(counters.snapshot().messages().published()).isEqualTo(1);
  }

  @Test
  void theSameMessageTwiceIsRefused() {
    assertThat(admission.refuse(TestWire.tx("news"))).isEmpty();
    assertThat(admission.refuse(TestWire.tx("news")).orElseThrow()).contains("known already");
    assertThat(counters.snapshot().messages().published()).isEqualTo(1);
  }

  @Test
  void aTopicThatIsNotRoutableIsRefused() {
    Message version =
        TestWire.WIRE
            .frames()
            .encode(TestWire.WIRE.profile().topics().named("quit"), Bytes.EMPTY, 0);
    assertThat(admission.refuse(version)).contains("topic quit is not routable");
  }

  @Test
  void aTopicOfAnotherProfileIsRefused() {
    DuskWire other = DuskWire.of("dusk-0.4.3", Network.TESTNET);
    GossipAdmission narrow = new GossipAdmission(other.profile(), filter, store, time, counters);
    assertThat(narrow.refuse(TestWire.message("urgent", "x")))
        .contains("topic urgent (200) is not one of profile dusk-0.4.3");
  }

  @Test
  void whatCameFromAPeerIsRefused() {
    Message received = TestWire.from(TestWire.remote("anna"), TestWire.tx("news"));
    assertThat(admission.refuse(received).orElseThrow()).contains("came from anna");
    assertThat(filter.claim(received.id(), Origin.LOCAL, 0)).isEqualTo(Claim.NEW);
  }
}
