package dev.p2p.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InventoryItemTest {

  private static final String HEX =
      "0001020304050607" + "08090a0b0c0d0e0f" + "1011121314151617" + "18191a1b1c1d1e1f";

  @Test
  void aHashIsItsBytes() {
    ChainHash hash = ChainHash.of(Bytes.hex(HEX));

    assertThat(hash)
        .isEqualTo(
            new ChainHash(
                0x0706050403020100L, 0x0f0e0d0c0b0a0908L, 0x1716151413121110L, 0x1f1e1d1c1b1a1918L))
        .hasToString(HEX);
    assertThat(hash.toBytes()).isEqualTo(Bytes.hex(HEX));
  }

  @Test
  void aHashIsReadFromAnyPartOfAPayload() {
    Bytes payload = Bytes.hex("ffff" + HEX + "ff");

    assertThat(ChainHash.of(payload.slice(2, ChainHash.BYTES))).hasToString(HEX);
  }

  @Test
  void aHashOfAnotherSizeIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainHash.of(Bytes.hex(HEX + "00")))
        .withMessage("a hash must have 32 bytes, had 33");
  }

  @Test
  void hashesAreOrderedByTheirWordsUnsigned() {
    assertThat(
            List.of(
                new ChainHash(0, 0, 0, 1),
                new ChainHash(0, 0, 0, -1),
                new ChainHash(0, 0, 1, 0),
                new ChainHash(0, 0, -1, 0),
                new ChainHash(0, 1, 0, 0),
                new ChainHash(0, -1, 0, 0),
                new ChainHash(1, 0, 0, 0),
                new ChainHash(-1, 0, 0, 0)))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void itemsAreEqualAndOrderedByHashAndKind() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      ChainHash hash = new ChainHash(random.nextLong(), random.nextLong(), i, 0);
      InventoryItem block = InventoryItem.block(hash);

      assertThat(block)
          .isEqualTo(new InventoryItem(InventoryItem.Kind.BLOCK, hash))
          .hasSameHashCodeAs(new InventoryItem(InventoryItem.Kind.BLOCK, hash))
          .isEqualByComparingTo(new InventoryItem(InventoryItem.Kind.BLOCK, hash))
          .isNotEqualTo(InventoryItem.transaction(hash))
          .isGreaterThan(InventoryItem.transaction(hash))
          .isNotEqualTo(InventoryItem.block(new ChainHash(hash.w0(), hash.w1(), i, 1)));
    }
  }
}
