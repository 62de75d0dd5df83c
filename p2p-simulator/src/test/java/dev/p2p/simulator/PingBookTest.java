package dev.p2p.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.PeerId;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PingBookTest {

  private static final PeerId PEER = new PeerId("peer");
  private static final long LATE = Duration.ofSeconds(5).toNanos();

  private final PingBook book = new PingBook();

  @Test
  void aPingIsOwedItsPongOnceThatIsLate() {
    book.sent(PEER, topic(StandardTopics.PING), 0);

    assertThat(book.unanswered(PEER, LATE - 1)).isZero();
    assertThat(book.unanswered(PEER, LATE)).isEqualTo(1);
    book.received(PEER, topic(StandardTopics.PONG));
    assertThat(book.unanswered(PEER, LATE)).isZero();
  }

  @Test
  void aYoungPingDoesNotExcuseAnOldOne() {
    book.sent(PEER, topic(StandardTopics.PING), 0);
    book.sent(PEER, topic(StandardTopics.PING), LATE - 1);

    assertThat(book.unanswered(PEER, LATE)).isEqualTo(1);
  }

  @Test
  void nothingIsOwedOverAConnectionThatHasEnded() {
    book.sent(PEER, topic(StandardTopics.PING), 0);
    book.forget(PEER);

    assertThat(book.unanswered(PEER, LATE)).isZero();
  }

  @Test
  void aPongNobodyAskedForPaysForNothing() {
    book.received(PEER, topic(StandardTopics.PONG));
    book.sent(PEER, topic(StandardTopics.PING), 0);

    assertThat(book.unanswered(PEER, LATE)).isEqualTo(1);
  }

  private static Topic topic(String name) {
    return DuskWire.of("dusk-0.4.3", Network.DEVNET).profile().topics().named(name);
  }
}
