package dev.p2p.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.p2p.api.MessageId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IdRangeTest {

  @Test
  void everyIdIsInTheRangeOfAllAndInExactlyOneOfItsParts() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      MessageId id = new MessageId(random.nextLong(), random.nextLong(), 0, 0);
      IdRange range = IdRange.ALL;
      while (range.isSplittable()) {
        assertThat(range.contains(id)).isTrue();
        List<IdRange> holding = range.split().stream().filter(part -> part.contains(id)).toList();
        assertThat(holding).hasSize(1);
        range = holding.getFirst();
      }
      assertThat(range).isEqualTo(new IdRange(64, id.w0()));
    }
  }

  @Test
  void partsFollowOneAnotherWithoutAGap() {
    List<IdRange> parts = new IdRange(4, 0xa000_0000_0000_0000L).split();

    assertThat(parts).hasSize(IdRange.PARTS);
    assertThat(parts.getFirst().first()).isEqualTo(new MessageId(0xa000_0000_0000_0000L, 0, 0, 0));
    assertThat(parts.getLast().last()).isEqualTo(new MessageId(0xafff_ffff_ffff_ffffL, -1, -1, -1));
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).first().w0()).isEqualTo(parts.get(i - 1).last().w0() + 1);
      assertThat(parts.get(i).first()).isGreaterThan(parts.get(i - 1).last());
    }
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdRange(68, 0))
        .withMessage("bits must be 0 to 64 and a multiple of 4, was 68");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdRange(-4, 0))
        .withMessage("bits must be 0 to 64 and a multiple of 4, was -4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdRange(6, 0))
        .withMessage("bits must be 0 to 64 and a multiple of 4, was 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdRange(4, 0x0800_0000_0000_0000L))
        .withMessage("prefix must be 0 beyond its first 4 bits, was 0800000000000000");
  }

  @Test
  void aRangeOfOneFirstWordCannotBeSplit() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new IdRange(64, 7).split())
        .withMessage("a range of 64 bits can't be split");
  }
}
