package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.core.TestWire;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.core.store.RecentMessages;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {

  private static final StoreSettings ROOMY =
      new StoreSettings(100_000, 1L << 30, Duration.ofHours(1));

  private final ManualTime time = new ManualTime();
  private final Side anna = new Side();
  private final Side bert = new Side();
  private int turns;

  /** A node's store, and what it has learned that it lacks. */
  private final class Side {
    final MessageStore store = new RecentMessages(ROOMY, TestWire.WIRE.frames(), time);
    final Reconciliation reconciliation = new Reconciliation(store);
    final Set<MessageId> missing = new TreeSet<>();

    void keep(Message message) {
      store.keep(message);
    }
  }

  private sealed interface Said {
    record Compare(Comparison comparison) implements Said {}

    record List(Listing listing) implements Said {}

    record Have(java.util.List<MessageId> ids) implements Said {}
  }

  private record Letter(Side to, Said said) {}

  @ParameterizedTest(name = "{0} in common, {1} and {2} apart")
  @CsvSource({
    "0, 0, 0",
    "1000, 0, 0",
    "0, 1, 0",
    "0, 0, 1",
    "1000, 1, 0",
    "1000, 0, 1",
    "1000, 3, 5",
    "100, 2000, 2000",
    "0, 5000, 0",
    "0, 0, 5000",
    "20000, 7, 7"
  })
  void bothLearnWhatTheyLackAndNothingElse(int common, int annas, int berts) {
    TreeSet<MessageId> onlyAnna = new TreeSet<>();
    TreeSet<MessageId> onlyBert = new TreeSet<>();
    for (int i = 0; i < common + annas + berts; i++) {
      Message message = TestWire.tx("message " + i);
      if (i < common + annas) {
        anna.keep(message);
      }
      if (i < common || i >= common + annas) {
        bert.keep(message);
      }
      if (i >= common) {
        (i < common + annas ? onlyAnna : onlyBert).add(message.id());
      }
    }

    reconcile(7);

    assertThat(bert.missing).isEqualTo(onlyAnna);
    assertThat(anna.missing).isEqualTo(onlyBert);
  }

  @Test
  void whatIsTheSameIsSettledInOneMessage() {
    for (int i = 0; i < 5_000; i++) {
      Message message = TestWire.tx("message " + i);
      anna.keep(message);
      bert.keep(message);
    }

    reconcile(7);

    assertThat(turns).isEqualTo(1);
  }

  @Test
  void whatIsYoungerThanTheAskerWantsIsNobodysLoss() {
    anna.keep(TestWire.tx("old"));
    bert.keep(TestWire.tx("old"));
    time.advance(Duration.ofSeconds(5));
    anna.keep(TestWire.tx("young"));

    Comparison outline = anna.reconciliation.outline(7, Duration.ofSeconds(5));

    assertThat(bert.reconciliation.answer(outline))
        .isEqualTo(new Reconciliation.Answer(List.of(), List.of(), 2));
    assertThat(bert.reconciliation.answer(anna.reconciliation.outline(7, Duration.ZERO)).listings())
        .hasSize(1);
  }

  @Test
  void theSumsDependOnTheKey() {
    anna.keep(TestWire.tx("one"));
    IdRange all = IdRange.ALL;
    List<MessageId> ids = anna.store.ids(all, Duration.ZERO, 10);

    assertThat(Fingerprint.of(all, ids, 1)).isNotEqualTo(Fingerprint.of(all, ids, 2));
  }

  @Test
  void theSumsDependOnEveryBitOfEveryId() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 256; i++) {
      long[] words = random.longs(4).toArray();
      MessageId id = new MessageId(words[0], words[1], words[2], words[3]);
      words[i / 64] ^= 1L << i % 64;
      MessageId other = new MessageId(words[0], words[1], words[2], words[3]);

      assertThat(Fingerprint.of(IdRange.ALL, List.of(id), 5).sum())
          .as("bit %d", i)
          .satisfies(sum ->
              assertThat(Fingerprint.of(IdRange.ALL, List.of(id), 5))
                  .isNotEqualTo(Fingerprint.of(IdRange.ALL, List.of(other), 5)));
    }
  }

  @Test
  void oneComparisonIsNotAnsweredWithEverythingThereIs() {
    for (int i = 0; i < 30_000; i++) {
      bert.keep(TestWire.tx("message " + i));
    }
    List<IdRange> parts =
        IdRange.ALL.split().stream()
            .flatMap(part -> part.split().stream())
            .flatMap(part -> part.split().stream().limit(1))
            .toList();

    Reconciliation.Answer answer = bert.reconciliation.answer(nothingIn(parts));

    int listed = answer.listings().stream().mapToInt(listing -> listing.ids().size()).sum();
    assertThat(listed).isLessThanOrEqualTo(Reconciliation.IDS_PER_ANSWER_MAX);
    assertThat(answer.listings()).hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void aComparisonCostsNoMoreThanIsKeptHoweverItDiffers() {
    int kept = 5_000;
    for (int i = 0; i < kept; i++) {
      bert.keep(TestWire.tx("message " + i));
    }
    Comparison other = anna.reconciliation.outline(1, Duration.ZERO);
    List<IdRange> parts = IdRange.ALL.split();

    assertThat(bert.reconciliation.answer(other).looked()).isEqualTo(1 + kept);
    assertThat(bert.reconciliation.answer(nothingIn(parts)).looked())
        .isEqualTo(parts.size() + kept);
  }

  @Test
  void rangesAreInOrderIfNoneBeginsBeforeTheOneBeforeHasEnded() {
    List<IdRange> parts = IdRange.ALL.split();
    IdRange inFirst = parts.getFirst().split().getLast();

    assertThat(Reconciliation.isInOrder(nothingIn(List.of(IdRange.ALL)))).isTrue();
    assertThat(Reconciliation.isInOrder(nothingIn(parts))).isTrue();
    assertThat(Reconciliation.isInOrder(nothingIn(List.of(inFirst, parts.get(1))))).isTrue();
    assertThat(Reconciliation.isInOrder(nothingIn(List.of(IdRange.ALL, IdRange.ALL)))).isFalse();
    assertThat(Reconciliation.isInOrder(nothingIn(List.of(parts.get(0), inFirst)))).isFalse();
    assertThat(Reconciliation.isInOrder(nothingIn(List.of(parts.get(1), inFirst)))).isFalse();
  }

  @Test
  void whatIsSaidInAnswerIsInOrder() {
    for (int i = 0; i < 5_000; i++) {
      bert.keep(TestWire.tx("message " + i));
    }

    List<Comparison> answers =
        bert.reconciliation.answer(nothingIn(IdRange.ALL.split())).comparisons();

    assertThat(answers).isNotEmpty().allMatch(Reconciliation::isInOrder);
  }

  private static Comparison nothingIn(List<IdRange> ranges) {
    return new Comparison(
        1, 0, ranges.stream().map(range -> Fingerprint.of(range, List.of(), 1)).toList());
  }

  private void reconcile(long key) {
    Deque<Letter> post = new ArrayDeque<>();
    post.add(new Letter(bert, new Said.Compare(anna.reconciliation.outline(key, Duration.ZERO))));
    while (!post.isEmpty()) {
      turns++;
      Letter letter = post.removeFirst();
      Side reader = letter.to();
      Side writer = reader == anna ? bert : anna;
      switch (letter.said()) {
        case Said.Compare(var comparison) -> {
          Reconciliation.Answer answer = reader.reconciliation.answer(comparison);
          answer
              .comparisons()
              .forEach(next -> post.add(new Letter(writer, new Said.Compare(next))));
          answer.listings().forEach(next -> post.add(new Letter(writer, new Said.List(next))));
        }
        case Said.List(var listing) -> {
          Reconciliation.Difference difference = reader.reconciliation.difference(listing);
          reader.missing.addAll(difference.onlyThere());
          post.add(new Letter(writer, new Said.Have(difference.onlyHere())));
        }
        case Said.Have(var ids) ->
            ids.stream().filter(id -> !reader.store.contains(id)).forEach(reader.missing::add);
      }
    }
  }
}
