package dev.p2p.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import dev.p2p.testkit.transport.BackgroundCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link StateStore} must do. An adapter's test extends this. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class StateStoreContract {

  private static final int THREADS = 4;
  private static final int SAVES = 20;

  /** Confined to the thread of the test. */
  private StateStore store;

  /** For the adapter's test. */
  protected StateStoreContract() {}

  /** The store of the test, which is empty at first; called again after that one was closed. */
  protected abstract StateStore open() throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  @Test
  void whatWasNeverSavedIsNotThere() throws Exception {
    assertThat(store.load("addresses")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_096, 1_000_001})
  void whatWasSavedIsThereAsItWas(int length) throws Exception {
    Bytes content = content(length, length);
    store.save("addresses", content);
    assertThat(store.load("addresses")).contains(content);
  }

  @Test
  void theLongestStateIsKept() throws Exception {
    Bytes content = content(StateStore.BYTES_MAX, 1);
    store.save("addresses", content);
    assertThat(store.load("addresses").orElseThrow().equals(content)).isTrue();
  }

  @Test
  void whatWasSavedIsThereAfterARestart() throws Exception {
    store.save("addresses", Bytes.utf8("1"));
    store.save("bans-2", Bytes.utf8("2"));
    reopen();
    assertThat(store.load("addresses")).contains(Bytes.utf8("1"));
    assertThat(store.load("bans-2")).contains(Bytes.utf8("2"));
  }

  @Test
  void theLatestIsThere() throws Exception {
    store.save("addresses", content(5_000, 1));
    store.save("addresses", Bytes.utf8("short"));
    assertThat(store.load("addresses")).contains(Bytes.utf8("short"));
    reopen();
    assertThat(store.load("addresses")).contains(Bytes.utf8("short"));
  }

  @Test
  void whatIsSetAsideIsNotThereAnyMoreAndMayBeSavedAgain() throws Exception {
    store.save("addresses", Bytes.utf8("bad"));
    store.save("bans", Bytes.utf8("good"));
    String where = store.setAside("addresses");

    assertThat(where).isNotBlank();
    assertThat(store.load("addresses")).isEmpty();
    assertThat(store.load("bans")).contains(Bytes.utf8("good"));
    store.save("addresses", Bytes.utf8("new"));
    reopen();
    assertThat(store.load("addresses")).contains(Bytes.utf8("new"));
  }

  @Test
  void whatIsSetAsideDisplacesNothingThatWasBefore() throws Exception {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      store.save("addresses", Bytes.utf8("bad"));
      places.add(store.setAside("addresses"));
    }
    assertThat(places).doesNotHaveDuplicates();
  }

  @Test
  void nothingCanNotBeSetAside() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.setAside("addresses"))
        .withMessageContaining("addresses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "1st",
        "-",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "a.damaged",
        "a b",
        "ä",
        "a\n",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> store.load(name));
    assertThatIllegalArgumentException().isThrownBy(() -> store.save(name, Bytes.EMPTY));
    assertThatIllegalArgumentException().isThrownBy(() -> store.setAside(name));
  }

  @Test
  void whatIsTooLongIsRefusedAndDisplacesNothing() throws Exception {
    store.save("addresses", Bytes.utf8("1"));
    Bytes tooLong = Bytes.wrap(new byte[StateStore.BYTES_MAX + 1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.save("addresses", tooLong))
        .withMessage("a state must be at most 16777216 bytes, was 16777217");
    assertThat(store.load("addresses")).contains(Bytes.utf8("1"));
  }

  @Test
  void afterItsCloseAStoreFails() throws Exception {
    store.save("addresses", Bytes.utf8("1"));
    store.close();
    store.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.load("addresses"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store.save("addresses", Bytes.EMPTY));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.setAside("addresses"));
    store = open();
    assertThat(store.load("addresses")).contains(Bytes.utf8("1"));
  }

  @Test
  void whileManySaveOneOfTheirsIsThereWhole() throws Exception {
    List<BackgroundCall<Boolean>> savers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      savers.add(BackgroundCall.start(() -> saveAgainAndAgain(number)));
    }
    for (BackgroundCall<Boolean> saver : savers) {
      assertThat(saver.result()).isTrue();
    }
  }

  private boolean saveAgainAndAgain(int thread) throws IOException {
    boolean whole = true;
    for (int i = 0; i < SAVES; i++) {
      store.save("shared", content(1_000 + 1_000 * thread, thread));
      Bytes loaded = store.load("shared").orElseThrow();
      whole &= loaded.equals(content(loaded.length(), loaded.length() / 1_000 - 1));
    }
    return whole;
  }

  private void reopen() throws Exception {
    store.close();
    store = open();
  }

  private static Bytes content(int length, int seed) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) (seed + 1));
    return Bytes.wrap(content);
  }
}
