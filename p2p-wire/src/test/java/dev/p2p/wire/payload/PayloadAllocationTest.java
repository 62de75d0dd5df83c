package dev.p2p.wire.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.MessageId;
import dev.p2p.api.Violation;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.Parsed;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.RepairCodec.Summary;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What looking at a payload costs in memory, counted by the JVM for this thread. */
class PayloadAllocationTest {

  private static final int ROUNDS = 500;

  /** A reader, its view of the payload, and the text of a violation. */
  private static final long REFUSAL_BYTES = 8_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final DuskWire wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "inv,       ffffffffffffffffff",
    "inv,       fd1027",
    "getdata,   feffffff7f",
    "getblocks, ffffffffffffffffff",
    "getblocks, fdf401",
    "response,  ffffffffffffffffff",
    "response,  feffffff7f",
    "response,  00ffffffffffffffffff",
    "have,      ffffffffffffffffff",
    "have,      fde803",
    "compare,   0000000000000000ffffffffffffffffff",
    "compare,   0000000000000000fd0001",
    "list,      000000000000000000ffffffffffffffffff",
    "list,      000000000000000000fde803",
  })
  void aClaimReservesNothing(String topic, String hex) {
    Bytes payload = Bytes.hex(hex);

    assertThat(Payloads.decode(topic, payload)).isInstanceOf(Parsed.Bad.class);
    assertThat(allocatedBy(() -> Payloads.decode(topic, payload))).isLessThan(REFUSAL_BYTES);
    assertThat(allocatedBy(() -> check(topic, payload))).isLessThan(REFUSAL_BYTES);
  }

  @Test
  void theLargestInventoryIsCheckedWithoutBeingBuilt() {
    InventoryItem item = new InventoryItem(InventoryItem.Kind.BLOCK, new ChainHash(1, 2, 3, 4));
    Bytes payload = new Inventory(Collections.nCopies(Inventory.ITEMS_MAX, item)).encode();

    assertThat(payload.length()).isEqualTo(Inventory.BYTES_MAX);
    assertThat(check("inv", payload)).isEmpty();
    assertThat(allocatedBy(() -> check("inv", payload))).isLessThan(300);
    assertThat(allocatedBy(() -> wire.inventories().decodeItems(payload).getClass()))
        .isLessThan(400);
  }

  @Test
  void theLargestGetBlocksIsCheckedWithoutBeingBuilt() {
    ChainHash locator = new ChainHash(1, 2, 3, 4);
    Bytes payload = new GetBlocks(Collections.nCopies(GetBlocks.LOCATORS_MAX, locator)).encode();

    assertThat(payload.length()).isEqualTo(GetBlocks.BYTES_MAX);
    assertThat(check("getblocks", payload)).isEmpty();
    assertThat(allocatedBy(() -> check("getblocks", payload))).isLessThan(300);
  }

  @Test
  void theLargestOfRepairAreCheckedWithoutBeingBuilt() {
    MessageId id = new MessageId(-1, -1, -1, -1);
    List<MessageId> ascending =
        IntStream.range(0, RepairCodec.IDS_MAX).mapToObj(i -> new MessageId(7, i, 0, 0)).toList();
    Summary summary = new Summary(new IdRange(64, -1), Integer.MAX_VALUE, -1, -1);
    Map<String, Bytes> largest =
        Map.of(
            "have",
            Payloads.encode(Collections.nCopies(RepairCodec.IDS_MAX, id)),
            "compare",
            Payloads.encode(
                new Comparison(1, 0, Collections.nCopies(RepairCodec.SUMMARIES_MAX, summary))),
            "list",
            Payloads.encode(new Listing(new IdRange(64, 7), ascending)));

    largest.forEach((topic, payload) -> {
      assertThat(payload.length())
          .isEqualTo(wire.profile().topics().named(topic).policy().maxPayloadBytes());
      assertThat(check(topic, payload)).isEmpty();
      assertThat(allocatedBy(() -> check(topic, payload))).as(topic).isLessThan(400);
    });
  }

  private Optional<Violation> check(String topicName, Bytes payload) {
    return wire.payloads().check(wire.profile().topics().named(topicName), payload);
  }

  private long allocatedBy(Supplier<Object> look) {
    again(look);
    long before = threads.getCurrentThreadAllocatedBytes();
    again(look);
    return (threads.getCurrentThreadAllocatedBytes() - before) / ROUNDS;
  }

  private static void again(Supplier<Object> look) {
    Object first = look.get();
    for (int i = 1; i < ROUNDS; i++) {
      if (!look.get().equals(first)) {
        throw new AssertionError(first);
      }
    }
  }
}
