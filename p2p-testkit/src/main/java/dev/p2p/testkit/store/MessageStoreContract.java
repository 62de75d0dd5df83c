package dev.p2p.testkit.store;

import static dev.p2p.testkit.store.Kept.requireKept;
import static dev.p2p.testkit.store.Kept.requireOnlyKept;
import static dev.p2p.testkit.store.Kept.requireSame;
import static dev.p2p.testkit.store.Kept.sortedIds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.transport.BackgroundCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MessageStore} must do. An adapter's test extends this. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class MessageStoreContract {

  private static final int PAYLOAD_BYTES = 200;

  /** What a store may count for a message beside its frame. */
  private static final int BESIDE_FRAME_BYTES_MAX = 512;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int THREADS = 8;

  /** Messages each of them adds to those of the one before it. */
  private static final int SHARE = 30;

  private final ManualTime time = new ManualTime();
  private final List<MessageStore> opened = new ArrayList<>();

  /** For the adapter's test. */
  protected MessageStoreContract() {}

  /** The protocol whose messages are kept. */
  protected abstract WireProtocol protocol();

  /** A new and empty store, which is closed after the test. */
  protected abstract MessageStore create(Limits limits, ManualTime clock) throws Exception;

  /** Lets the stores do what they still have to do; nothing where they do all of it at once. */
  protected void settle() {}

  @AfterEach
  final void closeStores() {
    opened.forEach(MessageStore::close);
  }

  @Test
  void whatIsKeptIsFoundAsItWas() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(3);
    messages.forEach(store::keep);

    for (int i = 0; i < 2; i++) {
      messages.forEach(message -> requireKept(store, message));
      settle();
    }
  }

  @Test
  void whatIsNotKeptIsNotFound() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    Message stranger = messages(2).get(1);
    store.keep(messages(1).get(0));

    assertThat(store.contains(stranger.id())).isFalse();
    assertThat(store.find(stranger.id())).isEmpty();
  }

  @Test
  void messagesOfEverySizeAreKept() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    int most = samples().payloadBytesMax();
    List<Message> messages =
        IntStream.of(0, 1, 100, most / 2, most).mapToObj(samples()::message).toList();
    messages.forEach(store::keep);
    settle();

    messages.forEach(message -> requireKept(store, message));
  }

  @Test
  void whatIsKeptTwiceIsKeptOnceAndBecomesNoYounger() throws Exception {
    MessageStore store = open(Limits.ROOMY.withMessages(2));
    List<Message> messages = messages(3);
    store.keep(messages.get(0));
    time.advance(SECOND);
    store.keep(messages.get(1));
    settle();
    store.keep(messages.get(0));

    assertThat(store.usage().messages()).isEqualTo(2);
    assertThat(store.ids(IdRange.ALL, SECOND, 10)).containsExactly(messages.get(0).id());

    store.keep(messages.get(2));
    requireOnlyKept(store, messages.subList(1, 3));
  }

  @Test
  void atTheBoundInMessagesTheOldestGivesWay() throws Exception {
    MessageStore store = open(Limits.ROOMY.withMessages(5));
    List<Message> messages = messages(12);
    for (int i = 0; i < messages.size(); i++) {
      store.keep(messages.get(i));
      requireOnlyKept(store, messages.subList(Math.max(0, i - 4), i + 1));
    }
    settle();

    requireOnlyKept(store, messages.subList(7, 12));
    assertThat(store.usage().lost()).isZero();
  }

  @Test
  void atTheBoundInBytesTheOldestGivesWay() throws Exception {
    List<Message> messages = messages(100);
    int frameBytes = messages.get(0).frame().length();
    int bytesMax = 50 * frameBytes;
    MessageStore store = open(Limits.ROOMY.withBytes(bytesMax));
    messages.forEach(store::keep);

    int kept = store.usage().messages();
    assertThat(kept).isBetween(bytesMax / (frameBytes + BESIDE_FRAME_BYTES_MAX), 50);
    requireOnlyKept(store, messages.subList(100 - kept, 100));
    assertThat(store.usage().lost()).isZero();
  }

  @Test
  void aLargeMessageDisplacesAsManyAsItNeeds() throws Exception {
    List<Message> small = messages(20);
    Message large = samples().message(4 * PAYLOAD_BYTES);
    MessageStore store =
        open(Limits.ROOMY.withBytes(large.frame().length() + BESIDE_FRAME_BYTES_MAX));
    small.forEach(store::keep);
    store.keep(large);

    int others = store.usage().messages() - 1;
    assertThat(others).isLessThanOrEqualTo(2);
    List<Message> kept = new ArrayList<>(small.subList(20 - others, 20));
    kept.add(large);
    requireOnlyKept(store, kept);
  }

  @Test
  void whatIsLargerThanTheBoundByItselfIsLostAndDisplacesNothing() throws Exception {
    List<Message> small = messages(1);
    Message large = samples().message(4 * PAYLOAD_BYTES);
    MessageStore store = open(Limits.ROOMY.withBytes(large.frame().length() - 1));
    small.forEach(store::keep);
    store.keep(large);

    requireOnlyKept(store, small);
    assertThat(store.contains(large.id())).isFalse();
    assertThat(store.usage().lost()).isEqualTo(1);
  }

  @Test
  void whatIsTooOldIsLetGoOf() throws Exception {
    MessageStore store = open(Limits.ROOMY.keeping(SECOND.multipliedBy(10)));
    List<Message> messages = messages(2);
    store.keep(messages.get(0));
    time.advance(SECOND.multipliedBy(4));
    settle();
    store.keep(messages.get(1));
    time.advance(SECOND.multipliedBy(6).minusMillis(1));
    store.expire();
    requireOnlyKept(store, messages);

    time.advance(Duration.ofMillis(1));
    store.expire();
    requireOnlyKept(store, messages.subList(1, 2));

    time.advance(SECOND.multipliedBy(4));
    store.expire();
    requireOnlyKept(store, List.of());
    assertThat(store.usage().lost()).isZero();
  }

  @Test
  void whatWasLetGoOfMayBeKeptAgain() throws Exception {
    MessageStore store = open(Limits.ROOMY.keeping(SECOND));
    Message message = messages(1).get(0);
    store.keep(message);
    settle();
    time.advance(SECOND);
    store.expire();
    store.keep(message);
    settle();

    requireOnlyKept(store, List.of(message));
    assertThat(store.ids(IdRange.ALL, SECOND, 1)).isEmpty();
  }

  @Test
  void idsAreThoseInTheRangeInTheirOrder() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(300);
    messages.forEach(store::keep);
    settle();

    assertThat(store.ids(IdRange.ALL, Duration.ZERO, 1_000)).isEqualTo(sortedIds(messages));
    for (IdRange range : IdRange.ALL.split()) {
      List<MessageId> within = sortedIds(messages).stream().filter(range::contains).toList();
      assertThat(store.ids(range, Duration.ZERO, 1_000)).isEqualTo(within);
      // Of a word and its neighbours, so that a range's first and last are tried as well.
      MessageId one = within.get(0);
      assertThat(store.ids(new IdRange(Long.SIZE, one.w0()), Duration.ZERO, 10))
          .containsExactly(one);
      assertThat(store.ids(new IdRange(Long.SIZE, one.w0() + 1), Duration.ZERO, 10)).isEmpty();
    }
  }

  @Test
  void ofMoreIdsThanAreWantedTheGreatestAreLeftOut() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(20);
    messages.forEach(store::keep);

    for (int max : new int[] {0, 1, 19, 20, 21, Integer.MAX_VALUE}) {
      assertThat(store.ids(IdRange.ALL, Duration.ZERO, max))
          .isEqualTo(sortedIds(messages).subList(0, Math.min(max, 20)));
    }
  }

  @Test
  void idsLeaveOutWhatWasNotKeptForLongEnough() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(30);
    for (Message message : messages) {
      store.keep(message);
      time.advance(SECOND);
    }
    settle();

    for (int seconds = 0; seconds <= 31; seconds++) {
      List<Message> longEnough = messages.subList(0, Math.min(30, 31 - seconds));
      assertThat(store.ids(IdRange.ALL, SECOND.multipliedBy(seconds), 100))
          .as("kept for %d seconds", seconds)
          .isEqualTo(sortedIds(longEnough));
    }
    assertThat(store.ids(IdRange.ALL, SECOND.multipliedBy(21), 5))
        .isEqualTo(sortedIds(messages.subList(0, 10)).subList(0, 5));
  }

  @Test
  void everyIdCanBeReachedAPageAtATimeByWhoeverSplitsRangesThatAreFull() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(300);
    messages.forEach(store::keep);
    List<MessageId> reached = new ArrayList<>();

    page(store, IdRange.ALL, reached);

    assertThat(reached).isEqualTo(sortedIds(messages));
  }

  @Test
  void memoryIsCountedAndGivenBack() throws Exception {
    MessageStore store = open(Limits.ROOMY.keeping(SECOND));
    long empty = store.usage().heapBytes();
    messages(100).forEach(store::keep);

    assertThat(store.usage().heapBytes()).isGreaterThan(empty + 100 * MessageId.BYTES);

    time.advance(SECOND);
    store.expire();
    settle();
    assertThat(store.usage()).isEqualTo(new MessageStore.Usage(0, empty, 0));
  }

  @ParameterizedTest(name = "at most {0} messages")
  @ValueSource(ints = {7, 10_000})
  void manyThreadsMayKeepFindAndListAtOnce(int messagesMax) throws Exception {
    MessageStore store = open(Limits.ROOMY.withMessages(messagesMax));
    List<Message> messages = messages(THREADS * SHARE);
    List<BackgroundCall<?>> calls = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      // Each message is kept by two of them.
      int from = thread * SHARE;
      calls.add(
          BackgroundCall.run(() -> {
            for (int i = 0; i < 2 * SHARE; i++) {
              keepAndLook(store, messages.get((from + i) % messages.size()), messagesMax);
            }
          }));
    }
    for (BackgroundCall<?> call : calls) {
      call.result();
    }
    settle();

    List<MessageId> ids = store.ids(IdRange.ALL, Duration.ZERO, 1_000);
    assertThat(ids)
        .hasSize(Math.min(messagesMax, messages.size()))
        .hasSize(store.usage().messages());
    assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> store.find(id).isPresent());
    assertThat(store.usage().lost()).isZero();
  }

  @Test
  void afterItsCloseAStoreIsEmptyAndStaysSo() throws Exception {
    MessageStore store = open(Limits.ROOMY);
    List<Message> messages = messages(2);
    store.keep(messages.get(0));
    store.close();
    store.close();
    store.keep(messages.get(1));
    store.expire();
    settle();

    requireOnlyKept(store, List.of());
    messages.forEach(message -> assertThat(store.find(message.id())).isEmpty());
    messages.forEach(message -> assertThat(store.contains(message.id())).isFalse());
  }

  private MessageStore open(Limits limits) throws Exception {
    MessageStore store = create(limits, time);
    opened.add(store);
    return store;
  }

  private SampleMessages samples() {
    return new SampleMessages(protocol());
  }

  private List<Message> messages(int count) {
    return samples().messages(count, PAYLOAD_BYTES);
  }

  private static void keepAndLook(MessageStore store, Message message, int messagesMax) {
    store.keep(message);
    store.find(message.id()).ifPresent(found -> requireSame(found, message));
    assertThat(store.ids(IdRange.ALL, Duration.ZERO, 20)).isSorted();
    store.expire();
    assertThat(store.usage().messages()).isBetween(1, messagesMax);
  }

  private static void page(MessageStore store, IdRange range, List<MessageId> reached) {
    int max = 20;
    List<MessageId> ids = store.ids(range, Duration.ZERO, max);
    if (ids.size() < max) {
      reached.addAll(ids);
    } else {
      range.split().forEach(part -> page(store, part, reached));
    }
  }
}
