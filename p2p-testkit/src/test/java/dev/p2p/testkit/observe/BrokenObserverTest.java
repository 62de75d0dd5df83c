package dev.p2p.testkit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.testkit.ContractRun;
import org.junit.jupiter.api.Test;

/** The contract of observers notices what breaks it. */
final class BrokenObserverTest {

  @Test
  void anEventThatIsNotTakenIsNoticed() {
    assertThat(ContractRun.failedTests(KnowsNoDialFailures.class))
        .containsExactly("everyEventIsTaken", "manyThreadsMayTellAtOnce");
  }

  @Test
  void anObserverForOneThreadIsNoticed() {
    assertThat(ContractRun.failedTests(ForOneThread.class))
        .containsExactly("manyThreadsMayTellAtOnce");
  }

  static final class KnowsNoDialFailures extends NodeObserverContract {
    @Override
    protected NodeObserver create() {
      return new NodeObserver() {
        @Override
        public void onEvent(NodeEvent event) {
          if (event instanceof NodeEvent.DialFailed) {
            throw new IllegalStateException("unknown event");
          }
        }
      };
    }
  }

  static final class ForOneThread extends NodeObserverContract {
    @Override
    protected NodeObserver create() {
      return new NodeObserver() {
        private Thread owner = Thread.currentThread();
        private boolean told;

        @Override
        public void onSent(PeerId peer, Message message) {
          if (!told) {
            told = true;
            owner = Thread.currentThread();
          } else if (owner != Thread.currentThread()) {
            throw new IllegalStateException("called on another thread");
          }
        }
      };
    }
  }
}
