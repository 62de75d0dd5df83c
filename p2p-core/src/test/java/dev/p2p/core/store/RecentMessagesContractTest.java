package dev.p2p.core.store;

import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.store.Limits;
import dev.p2p.testkit.store.MessageStoreContract;

final class RecentMessagesContractTest extends MessageStoreContract {
  @Override
  protected WireProtocol protocol() {
    return TestWire.WIRE;
  }

  @Override
  protected MessageStore create(Limits limits, ManualTime clock) {
    return new RecentMessages(
        new StoreSettings(limits.messagesMax(), limits.bytesMax(), limits.keepFor()),
        protocol().frames(),
        clock);
  }
}
