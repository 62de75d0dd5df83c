package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.testkit.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ServingTest {

  private static final Message ONE = TestWire.tx("one");
  private static final Message TWO = TestWire.tx("two");
  private static final Message GONE = TestWire.tx("gone");
  private static final Message GONE_TOO = TestWire.tx("gone too");

  private final RepairMessages messages = RepairMessages.of(TestWire.WIRE).orElseThrow();
  private final RecentMessages store =
      new RecentMessages(StoreSettings.DEFAULTS, TestWire.WIRE.frames(), new ManualTime());
  private final List<Integer> missing = new ArrayList<>();

  @Test
  void whatIsKeptComesInTheOrderItWasAskedForAndThenWhatIsLacking() {
    store.keep(ONE);
    store.keep(TWO);

    Serving serving = serving(GONE.id(), TWO.id(), GONE_TOO.id(), ONE.id());

    assertThat(serving.next()).isEqualTo(TWO);
    assertThat(serving.next()).isEqualTo(ONE);
    Message lack = serving.next();
    assertThat(lack.topic().name()).isEqualTo("lack");
    assertThat(messages.ids(lack)).containsExactly(GONE.id(), GONE_TOO.id());
    assertThat(serving.hasNext()).isFalse();
    assertThat(missing).containsExactly(2);
  }

  @Test
  void whereNothingIsLackingNothingIsSaidOfIt() {
    store.keep(ONE);

    Serving serving = serving(ONE.id());

    assertThat(serving).toIterable().containsExactly(ONE);
    assertThat(missing).isEmpty();
  }

  @Test
  void aMessageIsLookedUpWhenItIsDrawnAndNotBefore() {
    store.keep(ONE);
    Serving serving = serving(ONE.id(), TWO.id());
    serving.next();

    store.keep(TWO);

    assertThat(serving.next()).isEqualTo(TWO);
    assertThat(serving.hasNext()).isFalse();
  }

  @Test
  void toAskWhetherThereIsMoreChangesNothing() {
    Serving serving = serving(GONE.id());

    assertThat(serving.hasNext()).isTrue();
    assertThat(serving.hasNext()).isTrue();
    serving.next();
    assertThat(serving.hasNext()).isFalse();
    assertThat(missing).containsExactly(1);
    assertThatThrownBy(serving::next).isInstanceOf(NoSuchElementException.class);
  }

  private Serving serving(MessageId... ids) {
    return new Serving(List.of(ids), store, messages::lack, missing::add);
  }
}
