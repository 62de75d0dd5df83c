package dev.p2p.state.files;

import dev.p2p.spi.StateStore;
import dev.p2p.testkit.state.StateStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileStateStoreContractTest extends StateStoreContract {

  @TempDir private Path folder;

  @Override
  protected StateStore open() throws Exception {
    return FileStateStore.open(folder);
  }
}
