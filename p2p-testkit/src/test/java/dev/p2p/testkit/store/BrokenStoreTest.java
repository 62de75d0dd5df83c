package dev.p2p.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.MessageStore;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ContractRun;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.wire.PlainWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The contract of stores notices what breaks it, and nothing else. */
final class BrokenStoreTest {

  /** Set before a contract is run: JUnit makes its class, which can't be handed anything. */
  private static Flaw flaw = Flaw.NONE;

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void whatIsBrokenFailsTheTestOfIt(Flaw planted) {
    flaw = planted;
    assertThat(ContractRun.failedTests(Planted.class)).contains(planted.noticedBy());
  }

  @Test
  void aSoundStoreFailsNone() {
    flaw = Flaw.NONE;
    assertThat(ContractRun.failedTests(Planted.class)).isEmpty();
  }

  static final class Planted extends MessageStoreContract {
    @Override
    protected WireProtocol protocol() {
      return PlainWire.sound();
    }

    @Override
    protected MessageStore create(Limits limits, ManualTime clock) {
      return new PlainMessageStore(flaw, limits, clock);
    }
  }
}
