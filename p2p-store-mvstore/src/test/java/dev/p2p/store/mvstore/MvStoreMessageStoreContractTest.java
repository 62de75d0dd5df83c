package dev.p2p.store.mvstore;

import dev.p2p.spi.Execution;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTicker;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.store.Limits;
import dev.p2p.testkit.store.MessageStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Whether messages wait, are written, or are written while others come. */
final class MvStoreMessageStoreContractTest {

  abstract static class InAFile extends MessageStoreContract {

    @TempDir private Path directory;

    @Override
    protected final WireProtocol protocol() {
      return TestStore.WIRE;
    }

    final MessageStore open(Limits limits, Execution execution, ManualTime clock)
        throws MessageStoreException {
      MvStoreSettings settings =
          MvStoreSettings.of(limits.messagesMax(), limits.bytesMax(), limits.keepFor());
      return MvStoreMessageStore.open(
          directory.resolve("recent.mv"), settings, TestStore.WIRE.frames(), execution, clock);
    }
  }

  @Nested
  class WhileAllWaits extends InAFile {

    private final SteppedExecution execution = new SteppedExecution();

    @Override
    protected MessageStore create(Limits limits, ManualTime clock) throws Exception {
      return open(limits, execution, clock);
    }

    @Override
    protected void settle() {
      execution.tick();
    }
  }

  @Nested
  class WhileThreadsRun extends InAFile {

    private final ManualTicker threads = new ManualTicker();

    @Override
    protected MessageStore create(Limits limits, ManualTime clock) throws Exception {
      return open(limits, threads, clock);
    }

    @Override
    protected void settle() {
      threads.tick();
      threads.awaitRest();
    }
  }

  @Nested
  class WrittenAtOnce extends InAFile {

    private final SteppedExecution execution = new SteppedExecution();

    @Override
    protected MessageStore create(Limits limits, ManualTime clock) throws Exception {
      return new WritingAtOnce(open(limits, execution, clock), execution);
    }
  }
}
