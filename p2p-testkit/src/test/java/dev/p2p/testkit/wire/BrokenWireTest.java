package dev.p2p.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ContractRun;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts of wire protocols notice what breaks them. */
final class BrokenWireTest {

  static Stream<Arguments> brokenOnes() {
    return Stream.of(
        broken(
            ConsumesWhatIsIncomplete.class,
            "aFrameTornAnywhereIsIncompleteUntilItsLastByteHasCome",
            "framesThatComeTogetherAreFoundOneByOne",
            "whateverComesIsAnsweredAndOnlyFramesAreConsumed"),
        broken(
            PromisesThePayloadOnly.class, "aFrameTornAnywhereIsIncompleteUntilItsLastByteHasCome"),
        broken(LooksBehindTheLimit.class, "onlyWhatLiesBetweenPositionAndLimitIsLookedAt"),
        broken(
            ChecksNoChecksum.class,
            "aBitThatFlipsIsNoticedUnlessItSaysNothing",
            "eachViolationIsToldAsWhatItIsAgainAndAgainAndConsumesNothing"),
        broken(
            ChecksTheLengthLast.class,
            "eachViolationIsToldAsWhatItIsAgainAndAgainAndConsumesNothing"),
        broken(KeepsNoTopicLimit.class, "aPayloadLargerThanItsTopicAllowsIsAViolation"),
        broken(SharesTheCallersBytes.class, "theCallerMayOverwriteWhatWasRead"),
        broken(ForgetsTheOrigin.class, "everyMessageHasTheOriginItsCallWasGiven"),
        broken(
            EncodesAnySize.class,
            "aByteMoreThanTheFrameAllowsIsRefusedWhateverTheTopic",
            "aByteMoreThanTheTopicAllowsIsRefusedAndTheTopicNamed"),
        broken(
            DropsTheReservedField.class,
            "theReservedFieldComesBackWhereThereIsOneAndIsRefusedElsewhere"),
        broken(IdentifiesByPayloadAlone.class, "theIdTellsTopicsAndPayloadsApartAndNothingElse"),
        broken(ReadsLongVersions.class, "aVersionWithAByteBehindItIsBad"),
        broken(
            TakesEveryVerAckForOurs.class,
            "anEmptyVerAckIsNotOneOfOurs",
            "whateverOthersPutInAVerAckIsNotOneOfOurs"),
        broken(PromisesMoreThanItFrames.class, "theLargestPayloadOfTheProfileFitsAFrame"),
        broken(AddsTopicsToItself.class, "addingATopicLeavesTheProtocolItWasAddedToAlone"),
        broken(TripsOverEmptyPayloads.class, "ofAnyPayloadTheRulesSayThatItIsMalformedOrNothing"),
        broken(
            CallsMalformedPayloadsTooLong.class,
            "ofAnyPayloadTheRulesSayThatItIsMalformedOrNothing"),
        broken(AnnouncesTooMuch.class, "nobodyWritesTooMuch"),
        broken(PromisesRoomForOneItemMore.class, "asManyItemsFitAPayloadAsIsSaid"),
        broken(
            ReadsPartsOfItems.class,
            "whatLacksAByteOrHasOneBehindItIsBadOrSaysSomethingElse",
            "whateverComesIsAnsweredAndWhatIsGoodSaysWhatItIs"),
        broken(SortsIds.class, "idsComeBackAsTheyWereInTheirOrder"),
        broken(ComparesTooMuch.class, "nobodyWritesAComparisonOfNothingOrTooMuchOrLessThanNothing"),
        broken(
            ListsInAnyOrder.class, "nobodyWritesAListingThatIsTooLongOrOutOfOrderOrOutOfItsRange"),
        broken(ReadsLongRepairs.class, "whatLacksAByteOrHasOneBehindItIsBad"),
        broken(SaysMoreInAListThanItsTopicHolds.class, "whatNodesSayOfTheirMessagesFitsItsTopics"),
        broken(PairsWhatItHasNot.class, "whatItPairsItHasAndANodeMaySend"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenOnes")
  void whatIsBrokenFailsTheTestsOfIt(Class<?> contractTest, List<String> failing) {
    assertThat(ContractRun.failedTests(contractTest)).containsAll(failing);
  }

  private static Arguments broken(Class<?> contractTest, String... failing) {
    return Arguments.of(contractTest, List.of(failing));
  }

  abstract static class Frames extends FrameCodecContract {
    private final PlainWire wire;

    Frames(Flaw flaw) {
      this.wire = new PlainWire(flaw);
    }

    @Override
    protected WireProtocol protocol() {
      return wire;
    }
  }

  abstract static class Handshakes extends HandshakeCodecContract {
    private final PlainWire wire;

    Handshakes(Flaw flaw) {
      this.wire = new PlainWire(flaw);
    }

    @Override
    protected HandshakeCodec codec() {
      return wire.handshake();
    }
  }

  abstract static class Inventories extends InventoryCodecContract {
    private final PlainWire wire;

    Inventories(Flaw flaw) {
      this.wire = new PlainWire(flaw);
    }

    @Override
    protected InventoryCodec codec() {
      return wire.inventories();
    }
  }

  abstract static class Repairs extends RepairCodecContract {
    private final PlainWire wire;

    Repairs(Flaw flaw) {
      this.wire = new PlainWire(flaw);
    }

    @Override
    protected RepairCodec codec() {
      return wire.repairs();
    }
  }

  abstract static class Profile extends WireProtocolContract {
    private final PlainWire wire;

    Profile(Flaw flaw) {
      this.wire = new PlainWire(flaw);
    }

    @Override
    protected WireProtocol protocol() {
      return wire;
    }
  }

  static final class ConsumesWhatIsIncomplete extends PlainFrameDecoding {
    ConsumesWhatIsIncomplete() {
      super(Flaw.CONSUMES_WHAT_IS_INCOMPLETE);
    }
  }

  static final class PromisesThePayloadOnly extends PlainFrameDecoding {
    PromisesThePayloadOnly() {
      super(Flaw.PROMISES_THE_PAYLOAD_ONLY);
    }
  }

  static final class LooksBehindTheLimit extends PlainFrameDecoding {
    LooksBehindTheLimit() {
      super(Flaw.LOOKS_BEHIND_THE_LIMIT);
    }
  }

  static final class ChecksNoChecksum extends PlainFrameDecoding {
    ChecksNoChecksum() {
      super(Flaw.CHECKS_NO_CHECKSUM);
    }
  }

  static final class ChecksTheLengthLast extends PlainFrameDecoding {
    ChecksTheLengthLast() {
      super(Flaw.CHECKS_THE_LENGTH_LAST);
    }
  }

  static final class KeepsNoTopicLimit extends PlainFrameDecoding {
    KeepsNoTopicLimit() {
      super(Flaw.KEEPS_NO_TOPIC_LIMIT);
    }
  }

  static final class SharesTheCallersBytes extends PlainFrameDecoding {
    SharesTheCallersBytes() {
      super(Flaw.SHARES_THE_CALLERS_BYTES);
    }
  }

  static final class ForgetsTheOrigin extends PlainFrameDecoding {
    ForgetsTheOrigin() {
      super(Flaw.FORGETS_THE_ORIGIN);
    }
  }

  static final class EncodesAnySize extends Frames {
    EncodesAnySize() {
      super(Flaw.ENCODES_ANY_SIZE);
    }
  }

  static final class DropsTheReservedField extends Frames {
    DropsTheReservedField() {
      super(Flaw.DROPS_THE_RESERVED_FIELD);
    }
  }

  static final class IdentifiesByPayloadAlone extends Frames {
    IdentifiesByPayloadAlone() {
      super(Flaw.IDENTIFIES_BY_PAYLOAD_ALONE);
    }
  }

  static final class ReadsLongVersions extends Handshakes {
    ReadsLongVersions() {
      super(Flaw.READS_LONG_VERSIONS);
    }
  }

  static final class TakesEveryVerAckForOurs extends Handshakes {
    TakesEveryVerAckForOurs() {
      super(Flaw.TAKES_EVERY_VERACK_FOR_OURS);
    }
  }

  static final class PromisesMoreThanItFrames extends Profile {
    PromisesMoreThanItFrames() {
      super(Flaw.PROMISES_LARGER_PAYLOADS_THAN_IT_FRAMES);
    }
  }

  static final class AddsTopicsToItself extends Profile {
    AddsTopicsToItself() {
      super(Flaw.ADDS_TOPICS_TO_ITSELF);
    }
  }

  static final class TripsOverEmptyPayloads extends Profile {
    TripsOverEmptyPayloads() {
      super(Flaw.TRIPS_OVER_EMPTY_PAYLOADS);
    }
  }

  static final class CallsMalformedPayloadsTooLong extends Profile {
    CallsMalformedPayloadsTooLong() {
      super(Flaw.CALLS_MALFORMED_PAYLOADS_TOO_LONG);
    }
  }

  static final class AnnouncesTooMuch extends Inventories {
    AnnouncesTooMuch() {
      super(Flaw.ANNOUNCES_TOO_MUCH);
    }
  }

  static final class PromisesRoomForOneItemMore extends Inventories {
    PromisesRoomForOneItemMore() {
      super(Flaw.PROMISES_ROOM_FOR_ONE_ITEM_MORE);
    }
  }

  static final class ReadsPartsOfItems extends Inventories {
    ReadsPartsOfItems() {
      super(Flaw.READS_PARTS_OF_ITEMS);
    }
  }

  static final class SortsIds extends Repairs {
    SortsIds() {
      super(Flaw.SORTS_IDS);
    }
  }

  static final class ComparesTooMuch extends Repairs {
    ComparesTooMuch() {
      super(Flaw.COMPARES_TOO_MUCH);
    }
  }

  static final class ListsInAnyOrder extends Repairs {
    ListsInAnyOrder() {
      super(Flaw.LISTS_IN_ANY_ORDER);
    }
  }

  static final class ReadsLongRepairs extends Repairs {
    ReadsLongRepairs() {
      super(Flaw.READS_LONG_REPAIRS);
    }
  }

  static final class SaysMoreInAListThanItsTopicHolds extends Profile {
    SaysMoreInAListThanItsTopicHolds() {
      super(Flaw.SAYS_MORE_IN_A_LIST_THAN_ITS_TOPIC_HOLDS);
    }
  }

  static final class PairsWhatItHasNot extends Profile {
    PairsWhatItHasNot() {
      super(Flaw.PAIRS_WHAT_IT_HAS_NOT);
    }
  }
}
