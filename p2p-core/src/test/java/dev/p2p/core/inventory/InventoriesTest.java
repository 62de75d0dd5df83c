package dev.p2p.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.core.TestWire;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InventoriesTest {

  private final List<InventoryItem> drawn = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "0, [0]",
    "1, [1]",
    "2, [2]",
    "3, [3]",
    "4, '[3, 1]'",
    "6, '[3, 3]'",
    "7, '[3, 3, 1]'"
  })
  void asManyMessagesAreMadeAsItTakesAndOneForNone(int items, String sizes) {
    List<Integer> listed = new ArrayList<>();
    inventories(items, listed).forEachRemaining(message -> {});

    assertThat(listed).hasToString(sizes);
    assertThat(drawn).isEqualTo(items(items));
  }

  @Test
  void noMoreIsDrawnThanFitsTheMessageThatIsDrawn() {
    Iterator<Message> inventories = inventories(7, new ArrayList<>());
    assertThat(inventories.hasNext()).isTrue();
    assertThat(drawn).isEmpty();

    inventories.next();
    assertThat(inventories.hasNext()).isTrue();
    assertThat(drawn).isEqualTo(items(3));
  }

  @Test
  void behindTheLastThereIsNone() {
    Iterator<Message> inventories = inventories(0, new ArrayList<>());
    inventories.next();

    assertThat(inventories.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(inventories::next);
  }

  /** Three fit. */
  private Iterator<Message> inventories(int count, List<Integer> listedSizes) {
    Iterator<InventoryItem> items = items(count).iterator();
    Iterator<InventoryItem> watched =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public InventoryItem next() {
            InventoryItem item = items.next();
            drawn.add(item);
            return item;
          }
        };
    return new Inventories(
        watched,
        3,
        listed -> {
          listedSizes.add(listed.size());
          return TestWire.tx("");
        });
  }

  private static List<InventoryItem> items(int count) {
    return TestChain.hashes(0, count).stream().map(InventoryItem::block).toList();
  }
}
