package dev.p2p.core.process;

import static dev.p2p.core.TestWire.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.api.Topic;
import dev.p2p.core.TestWire;
import dev.p2p.testkit.ManualTime;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LocalMessagesTest {

  private final LocalMessages messages = new LocalMessages(TestWire.WIRE, Stamp.NONE);

  @Test
  void anArrayStaysTheCallersAndMayBeWrittenTo() {
    byte[] payload = {1, 2, 3};
    Message made = messages.create(messages.profile().topics().named("tx"), payload);
    payload[0] = 9;

    assertThat(made.payload()).isEqualTo(Bytes.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void aMessageIsMadeHereWithItsFrameAndItsId() {
    Message made = messages.create("tx", Bytes.utf8("news"));
    assertThat(made.origin()).isEqualTo(Origin.LOCAL);
    assertThat(made.payload()).isEqualTo(Bytes.utf8("news"));
    assertThat(made.reserved()).isZero();
    assertThat(made.id()).isEqualTo(TestWire.tx("news").id());
    assertThat(made.frame()).isEqualTo(TestWire.tx("news").frame());
  }

  @Test
  void aTopicOfAnotherProfileIsRefused() {
    LocalMessages narrow =
        new LocalMessages(DuskWire.of("dusk-0.4.3", Network.TESTNET), Stamp.NONE);
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> narrow.create(message("urgent", "").topic(), Bytes.EMPTY))
        .withMessage("topic urgent (200) is not one of profile dusk-0.4.3");
  }

  @Test
  void aTopicThatIsTreatedDifferentlyInThisProfileIsRefused() {
    Topic ours = TestWire.tx("").topic();
    Topic theirs = new Topic(ours.number(), "transaction", ours.policy());
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> messages.create(theirs, Bytes.EMPTY))
        .withMessageContaining("topic transaction");
  }

  @Test
  void aTopicThatIsNotRoutableIsRefused() {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> messages.create("quit", Bytes.EMPTY))
        .withMessage("topic quit is not routable");
  }

  @Test
  void aNameThatNoTopicHasIsRefused() {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> messages.create("nothing", Bytes.EMPTY))
        .withMessage("profile dusk-0.4.3 has no topic \"nothing\"");
  }

  @Test
  void aPayloadThatIsTooLargeIsRefused() {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> messages.create("urgent", Bytes.wrap(new byte[1_000_001])))
        .withMessageContainingAll("urgent", "1000000", "1000001");
  }

  @Test
  void theReservedFieldIsStampedUnlessTheCallerDecides() {
    LocalMessages stamping = new LocalMessages(TestWire.WIRE, () -> 42);

    assertThat(stamping.create("tx", Bytes.EMPTY).reserved()).isEqualTo(42);
    assertThat(stamping.create("tx", Bytes.EMPTY, -1).reserved()).isEqualTo(-1);
    assertThat(stamping.create("tx", Bytes.EMPTY, 0).reserved()).isZero();
  }

  @Test
  void aReservedFieldThatTheProfileDoesNotHaveIsRefused() {
    LocalMessages old = new LocalMessages(DuskWire.of("dusk-0.4.0", Network.TESTNET), Stamp.NONE);

    assertThat(old.create("tx", Bytes.EMPTY, 0).reserved()).isZero();
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> old.create("tx", Bytes.EMPTY, 1))
        .withMessageContaining("reserved must be 0");
  }

  @Test
  void theWallClockIsCountedInNanosecondsSince1970() {
    ManualTime time = new ManualTime();
    time.advance(Duration.ofNanos(123_456_789));
    Stamp stamp = Stamp.wallClock(time);

    // 2026-01-01T00:00:00Z, where that clock begins, is second 1,767,225,600.
    assertThat(stamp.next()).isEqualTo(1_767_225_600_123_456_789L);
  }
}
