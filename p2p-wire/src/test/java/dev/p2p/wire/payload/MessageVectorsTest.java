package dev.p2p.wire.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.VectorPayload;
import dev.p2p.wire.Vectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every message that was recorded. Those of a chain's topics are out of scope: what is in a
 * transaction, a block or a vote is for the chain to judge. So are those no peer may send. Both
 * must pass unchecked. Routing is in {@code DuskTopicsTest}, Version in {@code
 * DuskHandshakeCodecTest}; what the original's processor remembers and answers is the core's part.
 */
class MessageVectorsTest {

  private static final Set<String> OF_A_CHAIN =
      Set.of("tx", "block", "candidate", "newblock", "reduction", "agreement", "aggragreement");

  private static final Set<String> WITH_TRAILING_BYTES =
      Set.of(
          "three-bytes-3",
          "three-bytes-6",
          "three-bytes-8",
          "three-bytes-9",
          "three-bytes-13",
          "three-bytes-14",
          "inv-1-trailing",
          "processed ping-with-payload");

  private static final Set<String> CUT_SHORT = Set.of("inv-1-short-hash", "getblocks-1-short");

  private static final Set<String> NO_ADDRESS = Set.of("topic-only-7", "three-bytes-7");

  static Stream<MessageVector> accepted() {
    return ofOurs()
        .filter(vector -> !vector.isRefused())
        .filter(vector -> stricter().noneMatch(vector::equals));
  }

  static Stream<MessageVector> refused() {
    return ofOurs().filter(MessageVector::isRefused);
  }

  static Stream<MessageVector> withTrailingBytes() {
    return ofOurs().filter(vector -> WITH_TRAILING_BYTES.contains(vector.name()));
  }

  static Stream<MessageVector> cutShort() {
    return ofOurs().filter(vector -> CUT_SHORT.contains(vector.name()));
  }

  static Stream<MessageVector> withoutAnAddress() {
    return ofOurs().filter(vector -> NO_ADDRESS.contains(vector.name()));
  }

  static Stream<MessageVector> ofAChain() {
    return withTopic().filter(vector -> OF_A_CHAIN.contains(vector.topic().name()));
  }

  static Stream<MessageVector> notFromPeers() {
    return withTopic().filter(vector -> !vector.topic().policy().routable());
  }

  static Stream<MessageVector> withoutTopic() {
    return MessageVector.all().filter(vector -> !vector.hasTopic());
  }

  static Stream<JsonNode> payloadsOfFrames() {
    return Vectors.elements(
            Vectors.read("frames-dusk-0.6.json").get("networks").get("-").get("frames"))
        .filter(frame -> frame.has("topic"))
        .filter(frame -> Payloads.TOPICS.contains(topic(frame).name()))
        .filter(frame -> !frame.get("name").stringValue().equals("addr-empty"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void readsAndWritesWhatTheOriginalReads(MessageVector vector) {
    Object read = Payloads.good(Payloads.decode(vector.topic().name(), vector.payload()));

    assertReadAlike(read, vector.json());
    assertThat(Payloads.encode(read)).isEqualTo(vector.payload());
    assertThat(check(vector)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatTheOriginalRefuses(MessageVector vector) {
    assertThat(detail(vector)).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withTrailingBytes")
  void isStricterThanTheOriginalWithTrailingBytes(MessageVector vector) {
    assertThat(detail(vector)).contains("must end after");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cutShort")
  void isStricterThanTheOriginalWithAPayloadCutShort(MessageVector vector) {
    assertThat(detail(vector)).contains("bytes left");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutAnAddress")
  void isStricterThanTheOriginalWithTextThatIsNoAddress(MessageVector vector) {
    assertThat(detail(vector)).contains("not an address");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ofAChain", "notFromPeers"})
  void leavesAloneWhatIsOfAChainOrNotFromPeers(MessageVector vector) {
    assertThat(check(vector)).isEmpty();
  }

  @Test
  void noRecordedMessageIsLeftOut() {
    Stream<MessageVector> tried =
        Stream.of(accepted(), refused(), stricter(), ofAChain(), notFromPeers(), withoutTopic())
            .flatMap(Function.identity());

    assertThat(tried).containsExactlyInAnyOrderElementsOf(MessageVector.all().toList());
    assertThat(stricter().map(MessageVector::name))
        .containsAll(WITH_TRAILING_BYTES)
        .containsAll(CUT_SHORT)
        .containsAll(NO_ADDRESS);
    // That is for the frame decoder to refuse, see FrameVectorsTest.
    assertThat(withoutTopic())
        .extracting(MessageVector::name)
        .containsOnly("empty", "processed empty");
  }

  @Test
  void readsTheOriginalsAnswers() {
    List<Object> answers =
        MessageVector.answers()
            .map(answer ->
                Payloads.good(
                    Payloads.decode(
                        MessageVector.WIRE.profile().topics().get(answer.get(0)).name(),
                        answer.slice(1, answer.length() - 1))))
            .toList();

    assertThat(answers).hasSize(4);
    assertThat(answers)
        .filteredOn(Response.class::isInstance)
        .extracting(answer -> ((Response) answer).portText())
        .containsExactly("unknown");
  }

  @ParameterizedTest
  @MethodSource("payloadsOfFrames")
  void readsAndWritesThePayloadsOfRecordedFrames(JsonNode frame) {
    Bytes payload = VectorPayload.of(frame);

    Object read = Payloads.good(Payloads.decode(topic(frame).name(), payload));

    assertThat(Payloads.encode(read)).isEqualTo(payload);
    assertThat(MessageVector.WIRE.payloads().check(topic(frame), payload)).isEmpty();
  }

  private static Stream<MessageVector> withTopic() {
    return MessageVector.all().filter(MessageVector::hasTopic);
  }

  private static Stream<MessageVector> ofOurs() {
    return withTopic().filter(vector -> Payloads.TOPICS.contains(vector.topic().name()));
  }

  private static Stream<MessageVector> stricter() {
    return Stream.of(withTrailingBytes(), cutShort(), withoutAnAddress())
        .flatMap(Function.identity());
  }

  private static Topic topic(JsonNode frame) {
    return MessageVector.WIRE.profile().topics().get(frame.get("topic").intValue());
  }

  private static Optional<Violation> check(MessageVector vector) {
    return MessageVector.WIRE.payloads().check(vector.topic(), vector.payload());
  }

  /** Why it was refused, by decoder and rules alike. */
  private static String detail(MessageVector vector) {
    Parsed<?> parsed = Payloads.decode(vector.topic().name(), vector.payload());

    assertThat(parsed).isInstanceOf(Parsed.Bad.class);
    Violation violation = ((Parsed.Bad<?>) parsed).violation();
    assertThat(violation.kind()).isEqualTo(Violation.Kind.MALFORMED_PAYLOAD);
    assertThat(check(vector))
        .contains(
            new Violation(
                violation.kind(), "topic %s: %s".formatted(vector.topic(), violation.detail())));
    return violation.detail();
  }

  /** The processor's entries do not say what was read. */
  private static void assertReadAlike(Object read, JsonNode recorded) {
    if (recorded.has("payload_type")) {
      assertThat(fields(read))
          .allSatisfy(
              (field, value) -> assertThat(value).isEqualTo(recorded.get(field).asString()));
    } else {
      assertThat(recorded.path("payload").asString("nil")).isEqualTo("nil");
    }
  }

  private static Map<String, String> fields(Object read) {
    return switch (read) {
      case Challenge(var value) -> Map.of("challenge", value.toHex());
      case Addr(var address) -> Map.of("addr", address.toString());
      case GetCandidate(var hash) -> Map.of("hash", hash.toHex());
      case GetBlocks(var locators) -> Map.of("locator_count", Integer.toString(locators.size()));
      case Inventory(var items) -> Map.of("item_count", Integer.toString(items.size()));
      case Response response ->
          Map.of("hashed_challenge", response.hash().toHex(), "port", response.portText());
      default -> throw new AssertionError(read);
    };
  }
}
