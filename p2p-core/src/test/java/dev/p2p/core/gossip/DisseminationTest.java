package dev.p2p.core.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Offer;
import dev.p2p.api.Origin;
import dev.p2p.core.TestWire;
import dev.p2p.core.repair.RepairMessages;
import dev.p2p.core.settings.RepairSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisseminationTest {

  private static final int OVER = 1_000;
  private static final int NEIGHBOURS = 8;
  private static final Message SMALL = TestWire.message("tx", OVER);
  private static final Message LARGE = TestWire.message("tx", OVER + 1);
  private static final RepairMessages MESSAGES = RepairMessages.of(TestWire.WIRE).orElseThrow();

  private final List<Told> ours =
      IntStream.range(0, NEIGHBOURS).mapToObj(i -> new Told("ours " + i, true)).toList();
  private final Told other = new Told("other", false);

  /** A neighbour that keeps what it is offered. */
  private record Told(Origin origin, boolean repairs, List<Message> offered) implements Neighbour {

    Told(String name, boolean repairs) {
      this(TestWire.remote(name), repairs, new ArrayList<>());
    }

    @Override
    public Offer offerGossip(Message message) {
      offered.add(message);
      return Offer.ACCEPTED;
    }
  }

  /** A neighbour of ours that takes several at once, but no announcement. */
  private record Batched(List<List<Message>> batches) implements Neighbour {

    @Override
    public Origin origin() {
      return TestWire.remote("batched");
    }

    @Override
    public boolean repairs() {
      return true;
    }

    @Override
    public Offer offerGossip(Message message) {
      throw new AssertionError("offered alone: " + message);
    }

    @Override
    public List<Offer> offerAllGossip(List<Message> messages) {
      batches.add(List.copyOf(messages));
      return messages.stream()
          .map(each -> each.topic().name().equals("tx") ? Offer.ACCEPTED : Offer.REFUSED)
          .toList();
    }
  }

  @Test
  void whatIsSmallIsPushed() {
    assertThat(offered(dissemination(0), SMALL, false)).isEqualTo(SMALL);
  }

  @Test
  void whatIsLargeIsAnnounced() {
    assertThat(offered(dissemination(0), LARGE, false).id())
        .isEqualTo(MESSAGES.have(LARGE.id()).id());
  }

  @Test
  void whatIsPublishedTogetherIsHandedOverTogetherEachInItsForm() {
    Batched peer = new Batched(new ArrayList<>());
    Message more = TestWire.tx("more");

    List<Offer> offers = dissemination(0).offerAll(peer, List.of(SMALL, LARGE, more));

    assertThat(offers).containsExactly(Offer.ACCEPTED, Offer.REFUSED, Offer.ACCEPTED);
    assertThat(peer.batches()).hasSize(1);
    assertThat(peer.batches().getFirst())
        .extracting(Message::id)
        .containsExactly(SMALL.id(), MESSAGES.have(LARGE.id()).id(), more.id());
  }

  @Test
  void whoDoesNotRepairIsGivenAllThatIsPublishedTogether() {
    assertThat(dissemination(0).offerAll(other, List.of(LARGE, SMALL)))
        .containsExactly(Offer.ACCEPTED, Offer.ACCEPTED);

    assertThat(other.offered()).containsExactly(LARGE, SMALL);
  }

  @Test
  void whatWasFetchedIsAnnouncedHoweverSmall() {
    assertThat(offered(dissemination(0), SMALL, true).id())
        .isEqualTo(MESSAGES.have(SMALL.id()).id());
  }

  @Test
  void whoDoesNotRepairIsGivenEverything() {
    Dissemination dissemination = dissemination(0);

    dissemination.offer(other, LARGE, false);
    dissemination.offer(other, SMALL, true);

    assertThat(other.offered()).containsExactly(LARGE, SMALL);
  }

  @Test
  void whereNothingCanBeAnnouncedEverybodyIsGivenEverything() {
    assertThat(offered(dissemination(Optional.empty(), 0, 1), LARGE, true)).isEqualTo(LARGE);
  }

  @Test
  void allHearTheSameAnnouncementAndItIsMadeOnce() {
    List<MessageId> made = new ArrayList<>();
    Dissemination dissemination = noting(made);

    ours.forEach(peer -> dissemination.offer(peer, LARGE, false));

    assertThat(made).containsExactly(LARGE.id());
    Message first = ours.getFirst().offered().getFirst();
    assertThat(ours).allSatisfy(peer -> assertThat(peer.offered()).containsExactly(first));
  }

  @Test
  void eachOfManyIsAnnouncedByItsOwnId() {
    List<Message> many =
        IntStream.range(0, 600).mapToObj(i -> TestWire.tx("%01200d".formatted(i))).toList();

    Told peer = ours.getFirst();
    dissemination(0).offerAll(peer, many);

    assertThat(peer.offered())
        .extracting(Message::id)
        .isEqualTo(many.stream().map(message -> MESSAGES.have(message.id()).id()).toList());
  }

  @Test
  void ofWhatIsPublishedTogetherEachAnnouncementIsMadeOnceToo() {
    Message second = TestWire.message("tx", OVER + 2);
    List<MessageId> made = new ArrayList<>();
    Dissemination dissemination = noting(made);

    ours.forEach(peer -> dissemination.offerAll(peer, List.of(LARGE, second)));

    assertThat(made).containsExactly(LARGE.id(), second.id());
  }

  @Test
  void whatIsLargeIsPushedToAsManyAsTheSettingsSayOnAverage() {
    assertThat(pushed(dissemination(1), false)).isBetween(800, 1_200);
    assertThat(pushed(dissemination(3), false)).isBetween(2_700, 3_300);
    assertThat(pushed(dissemination(1), true)).isBetween(800, 1_200);
  }

  @Test
  void withMoreToPushToThanThereAreAllAreGivenIt() {
    assertThat(pushed(dissemination(NEIGHBOURS), false)).isEqualTo(1_000 * NEIGHBOURS);
  }

  @Test
  void whoWinsTheLotDependsOnTheNode() {
    Told anna = ours.getFirst();
    Dissemination one = dissemination(Optional.of(MESSAGES::have), 1, 1);
    Dissemination two = dissemination(Optional.of(MESSAGES::have), 1, 2);
    int differ = 0;
    for (int i = 0; i < 1_000; i++) {
      Message large = large(i);
      one.offer(anna, large, false);
      two.offer(anna, large, false);
      List<Message> last = anna.offered().subList(2 * i, 2 * i + 2);
      differ += last.get(0).topic().equals(last.get(1).topic()) ? 0 : 1;
    }
    // Each wins one of eight: they differ in two times 1/8 times 7/8 of all.
    assertThat(differ).isBetween(150, 290);
  }

  /** How many pushes 1,000 large messages come to. */
  private int pushed(Dissemination dissemination, boolean wasFetched) {
    int pushed = 0;
    for (int i = 0; i < 1_000; i++) {
      for (Told peer : ours) {
        dissemination.offer(peer, large(i), wasFetched);
        pushed += peer.offered().removeLast().topic().name().equals("tx") ? 1 : 0;
      }
    }
    return pushed;
  }

  private Message offered(Dissemination dissemination, Message message, boolean wasFetched) {
    Told peer = ours.getFirst();
    assertThat(dissemination.offer(peer, message, wasFetched)).isEqualTo(Offer.ACCEPTED);
    return peer.offered().getLast();
  }

  private static Message large(int number) {
    return TestWire.tx("%04d".formatted(number).repeat(OVER / 4 + 1));
  }

  /** Pushes nothing large, and notes which announcements are made. */
  private static Dissemination noting(List<MessageId> made) {
    return dissemination(
        Optional.of(id -> {
          made.add(id);
          return MESSAGES.have(id);
        }),
        0,
        1);
  }

  private static Dissemination dissemination(int pushPeers) {
    return dissemination(Optional.of(MESSAGES::have), pushPeers, 1);
  }

  private static Dissemination dissemination(
      Optional<Function<MessageId, Message>> have, int pushPeers, long salt) {
    RepairSettings settings =
        new RepairSettings(
            OVER,
            pushPeers,
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3));
    return new Dissemination(have, settings, () -> NEIGHBOURS, salt);
  }
}
