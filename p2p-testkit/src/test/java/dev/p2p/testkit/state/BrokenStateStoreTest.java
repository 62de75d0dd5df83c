package dev.p2p.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.spi.StateStore;
import dev.p2p.testkit.ContractRun;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of state stores notices what breaks it. */
final class BrokenStateStoreTest {

  /** Set before the contract is run: JUnit makes its class, which can't be handed anything. */
  private static Flaw flaw = Flaw.FORGETS_AT_RESTART;

  @ParameterizedTest
  @EnumSource
  void whatIsBrokenFailsTheTestOfIt(Flaw planted) {
    flaw = planted;
    assertThat(ContractRun.failedTests(Planted.class)).contains(planted.noticedBy);
  }

  /** What can be wrong with a store, and the test that is about it. */
  enum Flaw {
    FORGETS_AT_RESTART("whatWasSavedIsThereAfterARestart"),
    KEEPS_THE_FIRST("theLatestIsThere"),
    FINDS_WHAT_NOBODY_SAVED("whatWasNeverSavedIsNotThere"),
    CUTS_LONG_STATES("theLongestStateIsKept"),
    HAS_ONE_NAME("whatWasSavedIsThereAfterARestart"),
    LEAVES_WHAT_IS_SET_ASIDE("whatIsSetAsideIsNotThereAnyMoreAndMayBeSavedAgain"),
    OVERWRITES_WHAT_IS_SET_ASIDE("whatIsSetAsideDisplacesNothingThatWasBefore"),
    SETS_NOTHING_ASIDE("nothingCanNotBeSetAside"),
    TAKES_ANY_NAME("whatIsNoNameIsRefused"),
    TAKES_ANY_LENGTH("whatIsTooLongIsRefusedAndDisplacesNothing"),
    LIVES_ON_AFTER_CLOSE("afterItsCloseAStoreFails"),
    MIXES_WHAT_SEVERAL_SAVE("whileManySaveOneOfTheirsIsThereWhole");

    private final String noticedBy;

    Flaw(String noticedBy) {
      this.noticedBy = noticedBy;
    }
  }

  static final class Planted extends StateStoreContract {
    private final MemoryStateStore.Place place = new MemoryStateStore.Place();

    @Override
    protected StateStore open() {
      return new Flawed(
          flaw,
          new MemoryStateStore(
              flaw == Flaw.FORGETS_AT_RESTART ? new MemoryStateStore.Place() : place),
          place);
    }
  }

  private record Flawed(Flaw flaw, MemoryStateStore sound, MemoryStateStore.Place place)
      implements StateStore {

    @Override
    public Optional<Bytes> load(String name) throws IOException {
      return flaw == Flaw.LIVES_ON_AFTER_CLOSE || flaw == Flaw.TAKES_ANY_NAME
          ? Optional.ofNullable(place.states().get(name))
          : loadSoundly(name);
    }

    private Optional<Bytes> loadSoundly(String name) throws IOException {
      Optional<Bytes> found = sound.load(flaw == Flaw.HAS_ONE_NAME ? "one" : name);
      return found.isEmpty() && flaw == Flaw.FINDS_WHAT_NOBODY_SAVED
          ? Optional.of(Bytes.EMPTY)
          : found;
    }

    @Override
    public void save(String name, Bytes content) throws IOException {
      switch (flaw) {
        case KEEPS_THE_FIRST -> {
          if (sound.load(name).isEmpty()) {
            sound.save(name, content);
          }
        }
        case CUTS_LONG_STATES ->
            sound.save(name, content.slice(0, Math.min(content.length(), 8 << 20)));
        case HAS_ONE_NAME -> sound.save("one", content);
        case TAKES_ANY_NAME, TAKES_ANY_LENGTH, LIVES_ON_AFTER_CLOSE -> place.put(name, content);
        case MIXES_WHAT_SEVERAL_SAVE -> {
          byte[] mixed = content.toByteArray();
          sound.load(name).ifPresent(old -> mix(old, mixed));
          sound.save(name, Bytes.wrap(mixed));
        }
        default -> sound.save(name, content);
      }
    }

    private static void mix(Bytes old, byte[] mixed) {
      if (mixed.length > 1 && !old.isEmpty()) {
        mixed[0] = old.get(0);
      }
    }

    @Override
    public String setAside(String name) throws IOException {
      return switch (flaw) {
        case LEAVES_WHAT_IS_SET_ASIDE, SETS_NOTHING_ASIDE, TAKES_ANY_NAME -> name + ".damaged";
        case OVERWRITES_WHAT_IS_SET_ASIDE -> {
          sound.setAside(name);
          yield name + ".damaged";
        }
        default -> sound.setAside(name);
      };
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
