package dev.p2p.wire.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.NodeAddress;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  private static final String HASH =
      "0001020304050607" + "08090a0b0c0d0e0f" + "1011121314151617" + "18191a1b1c1d1e1f";
  private static final InventoryItem BLOCK =
      new InventoryItem(InventoryItem.Kind.BLOCK, ChainHash.of(Bytes.hex(HASH)));

  @Test
  void anInventoryIsTheseBytes() {
    InventoryItem transaction = new InventoryItem(InventoryItem.Kind.TRANSACTION, BLOCK.hash());

    Inventory inventory = new Inventory(List.of(BLOCK, transaction));

    assertThat(inventory.encode().toHex()).isEqualTo("02" + "01" + HASH + "00" + HASH);
    assertThat(Inventory.decode(inventory.encode())).isEqualTo(new Parsed.Good<>(inventory));
  }

  @Test
  void aGetBlocksIsTheseBytes() {
    GetBlocks getBlocks = new GetBlocks(List.of(BLOCK.hash()));

    assertThat(getBlocks.encode().toHex()).isEqualTo("01" + HASH);
    assertThat(GetBlocks.decode(getBlocks.encode())).isEqualTo(new Parsed.Good<>(getBlocks));
  }

  @Test
  void whatIsGoodPassesItsCheck() {
    assertThat(Inventory.check(new Inventory(List.of(BLOCK, BLOCK)).encode())).isEmpty();
    assertThat(GetBlocks.check(new GetBlocks(List.of(BLOCK.hash())).encode())).isEmpty();
  }

  @Test
  void aResponseIsTheseBytes() {
    assertThat(new Response(Bytes.hex("aabb"), Bytes.utf8("7000")).encode().toHex())
        .isEqualTo("02aabb" + "0437303030");
  }

  @Test
  void anAddrIsItsText() {
    Addr addr = new Addr(NodeAddress.parse("[::1]:7000"));

    assertThat(addr.encode()).isEqualTo(Bytes.utf8("[::1]:7000"));
    assertThat(Addr.decode(Bytes.utf8("[0:0:0::1]:7000"))).isEqualTo(new Parsed.Good<>(addr));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ping      | 00       | an empty payload must end after 0 bytes, had 1",
        "inv       | ''       | count of inventory items must have 1 bytes, had 0 left",
        "inv       | fd01     | count of inventory items must have 2 bytes, had 1 left",
        "inv       | fdfc00   | count of inventory items must be encoded in its shortest form, 252 was not",
        "inv       | fd1127   | count of inventory items must be at most 10000, was 10001",
        "getdata   | fd1027   | count of inventory items must be at most 0 in the 0 bytes left, was 10000",
        "inv       | 0000     | an inventory must end after 1 bytes, had 2",
        "getblocks | fdf501   | count of locators must be at most 500, was 501",
        "getblocks | ffffffffffffffffff | count of locators must be at most 500, was 18446744073709551615",
        "getblocks | 0200     | count of locators must be at most 0 in the 1 bytes left, was 2",
        "getblocks | 0000     | a GetBlocks must end after 1 bytes, had 2",
        "response  | 0261     | hash of a response must have 2 bytes, had 1 left",
        "response  | 00       | port of a response must have 1 bytes, had 0 left",
        "response  | 0003     | port of a response must have 3 bytes, had 0 left",
        "response  | 000000   | a response must end after 2 bytes, had 3",
        "addr      | ''       | not an address: \"\" has no port: write HOST:PORT",
        "addr      | 613a3939393939 | not an address: port must be 0 to 65535, was 99999",
      })
  void whatIsWrongIsToldWithItsValue(String topic, String hex, String detail) {
    assertThat(violation(Payloads.decode(topic, Bytes.hex(hex))))
        .isEqualTo(new Violation(Violation.Kind.MALFORMED_PAYLOAD, detail));
  }

  @Test
  void anItemOfAnotherTypeIsRefused() {
    Bytes payload = Bytes.hex("02" + "01" + HASH + "02" + HASH);

    assertThat(violation(Inventory.decode(payload)).detail())
        .isEqualTo("type of an inventory item must be 0 or 1, was 2");
    assertThat(Inventory.check(payload)).contains(violation(Inventory.decode(payload)));
  }

  @Test
  void aViewOfAnInventoryIsTheSameList() {
    Inventory inventory = new Inventory(List.of(BLOCK, InventoryItem.transaction(BLOCK.hash())));
    List<InventoryItem> view = view(inventory.encode());

    assertThat(view).isEqualTo(inventory.items()).hasSameHashCodeAs(inventory.items());
    assertThat(view).isUnmodifiable();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> view.get(2));
    assertThat(view(new Inventory(List.of()).encode())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "0000", "fd1127", "fd0100"})
  void aViewTakesWhatDecodingTakes(String hex) {
    assertThat(violation(Inventory.view(Bytes.hex(hex))))
        .isEqualTo(violation(Inventory.decode(Bytes.hex(hex))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "33, 0", "34, 1", "8317, 252", "8350, 252", "8352, 253", "330003, 10000"})
  void asManyItemsFitAsCountAndItemsAreLong(int bytes, int items) {
    assertThat(Inventory.itemsMax(bytes)).isEqualTo(items);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nöde:7000",
        "[fe80::1%\u0001]:7000",
        "[fe80::1%\u007f]:7000",
        "[fe80::1%é]:7000",
        "a b:7000",
        "a:7000\n"
      })
  void anAddressIsPrintableAscii(String text) {
    assertThat(violation(Addr.decode(Bytes.utf8(text))).detail())
        .startsWith("not an address: it must be printable ASCII, had 0x");
  }

  @Test
  void anAddressIsNotLongerThanItsTopicAllows() {
    String longest = "[fe80::1%" + "z".repeat(Addr.BYTES_MAX - "[fe80::1%]:7000".length());

    assertThat(Addr.decode(Bytes.utf8(longest + "]:7000"))).isInstanceOf(Parsed.Good.class);
    assertThat(violation(Addr.decode(Bytes.utf8(longest + "z]:7000"))).detail())
        .isEqualTo("not an address: it must have at most 300 bytes, had 301");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Addr(NodeAddress.parse(longest + "z]:7000")))
        .withMessage("it must have at most 300 bytes, had 301");
  }

  @Test
  void nobodyMakesAnInventoryThatPeersWouldRefuse() {
    assertThat(new Inventory(Collections.nCopies(10_000, BLOCK)).items()).hasSize(10_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Inventory(Collections.nCopies(10_001, BLOCK)))
        .withMessage("count of inventory items must be at most 10000, was 10001");
  }

  @Test
  void nobodyMakesAGetBlocksThatPeersWouldRefuse() {
    assertThat(new GetBlocks(Collections.nCopies(500, BLOCK.hash())).locators()).hasSize(500);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GetBlocks(Collections.nCopies(501, BLOCK.hash())))
        .withMessage("count of locators must be at most 500, was 501");
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<InventoryItem> items = new ArrayList<>(List.of(BLOCK));
    Inventory inventory = new Inventory(items);
    items.clear();

    assertThat(inventory.items()).containsExactly(BLOCK).isUnmodifiable();
    assertThat(new GetBlocks(List.of(BLOCK.hash())).locators()).isUnmodifiable();
    assertThat(((Inventory) Payloads.good(Inventory.decode(inventory.encode()))).items())
        .isUnmodifiable();
  }

  @Test
  void aPortThatIsNoUtf8IsStillKept() {
    Response response = (Response) Payloads.good(Response.decode(Bytes.hex("0002fffe")));

    assertThat(response.port()).isEqualTo(Bytes.hex("fffe"));
    assertThat(response.portText()).isEqualTo("\ufffd\ufffd");
  }

  private static List<InventoryItem> view(Bytes payload) {
    return ((Parsed.Good<List<InventoryItem>>) Inventory.view(payload)).value();
  }

  private static Violation violation(Parsed<?> parsed) {
    return ((Parsed.Bad<?>) parsed).violation();
  }
}
