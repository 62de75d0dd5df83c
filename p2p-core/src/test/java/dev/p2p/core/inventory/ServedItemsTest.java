package dev.p2p.core.inventory;

import static dev.p2p.core.TestWire.tx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServedItemsTest {

  private final List<Integer> lookedUp = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  @Test
  void whatIsFoundComesInItsOrderAndWhatIsMissingIsPassedOverAndCounted() {
    assertThat(served(100, 0, 1, 2, 3, 5, 6))
        .toIterable()
        .containsExactly(tx("0"), tx("2"), tx("6"));
    assertThat(ends).containsExactly("3 found, 3 missing");
  }

  @Test
  void nothingIsLookedUpBeforeItIsDrawn() {
    ServedItems served = served(100, 0, 2, 4);
    assertThat(lookedUp).isEmpty();

    assertThat(served.hasNext()).isTrue();
    assertThat(served.hasNext()).isTrue();
    assertThat(lookedUp).containsExactly(0);
    assertThat(served.next()).isEqualTo(tx("0"));
    assertThat(served.next()).isEqualTo(tx("2"));
    assertThat(lookedUp).containsExactly(0, 2);
    assertThat(ends).isEmpty();
  }

  @Test
  void withTooManyMissingTheRestIsNotLookedAt() {
    assertThat(served(2, 0, 1, 2, 3, 4, 6)).toIterable().containsExactly(tx("0"), tx("2"));
    assertThat(lookedUp).containsExactly(0, 1, 2, 3);
    assertThat(ends).containsExactly("2 found, 2 missing");
  }

  @Test
  void theEndIsToldOnceAndStaysTheEnd() {
    ServedItems served = served(100, 1);

    assertThat(served.hasNext()).isFalse();
    assertThat(served.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(served::next);
    assertThat(ends).containsExactly("0 found, 1 missing");
  }

  /** Even numbers are found. */
  private ServedItems served(int missingMax, int... numbers) {
    List<InventoryItem> items =
        IntStream.of(numbers).mapToObj(i -> InventoryItem.block(TestChain.hash(i))).toList();
    return new ServedItems(
        items,
        this::lookUp,
        missingMax,
        (found, missing) -> ends.add("%d found, %d missing".formatted(found, missing)));
  }

  private Optional<Message> lookUp(InventoryItem item) {
    int number = (int) item.hash().w0();
    lookedUp.add(number);
    return number % 2 == 0 ? Optional.of(tx("" + number)) : Optional.empty();
  }
}
