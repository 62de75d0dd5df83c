package dev.p2p.testkit.state;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MemoryStateStoreTest extends StateStoreContract {

  private final MemoryStateStore.Place place = new MemoryStateStore.Place();

  @Override
  protected StateStore open() {
    return new MemoryStateStore(place);
  }

  @Test
  void failsForAsLongAsItIsTold() throws Exception {
    StateStore store = new MemoryStateStore(place);
    place.failWith("disk full");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.save("addresses", Bytes.EMPTY))
        .withMessage("addresses: disk full");
    place.failWith(null);
    store.save("addresses", Bytes.EMPTY);
  }
}
