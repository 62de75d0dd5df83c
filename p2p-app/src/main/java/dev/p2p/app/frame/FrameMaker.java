package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.wire.DuskWire;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the frame that a request describes. Any topic number will do, registered or not.
 *
 * @param wire without limits of topics: only the frame sets one
 */
record FrameMaker(DuskWire wire) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");

  static final String TOPIC = "topic";
  static final String PAYLOAD_HEX = "payloadHex";
  static final String RESERVED = "reserved";

  /**
   * The message with its frame.
   *
   * @throws BadLineException if the request does not describe one
   */
  Message make(LineRequest request) {
    Topic topic = topic(request.required(TOPIC));
    Bytes payload =
        request
            .value(PAYLOAD_HEX)
            .map(value -> HexValue.read(PAYLOAD_HEX, value))
            .orElse(Bytes.EMPTY);
    long reserved = request.value(RESERVED).map(FrameMaker::reserved).orElse(0L);
    try {
      return wire.frames().encode(topic, payload, reserved);
    } catch (InvalidMessageException e) {
      throw new BadLineException(String.valueOf(e.getMessage()));
    }
  }

  private Topic topic(JsonValue value) {
    TopicTable topics = wire.profile().topics();
    Optional<Topic> topic =
        value.isString() ? topics.find(value.text()) : number(value).map(topics::get);
    return topic.orElseThrow(() ->
        new BadLineException(
            "topic must be a number, 0 to %d, or a name of profile %s, was %s"
                .formatted(Topic.NUMBER_MAX, wire.profile().name(), value.shown())));
  }

  private static Optional<Integer> number(JsonValue value) {
    try {
      int number = value.isInteger() ? Integer.parseInt(value.text()) : -1;
      return number < 0 || number > Topic.NUMBER_MAX ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long reserved(JsonValue value) {
    try {
      if (DECIMAL.matcher(value.text()).matches()) {
        return Long.parseUnsignedLong(value.text());
      }
    } catch (NumberFormatException e) {
      // Said below, as of anything else that is not such a number.
    }
    throw new BadLineException(
        "reserved must be a whole number, 0 to 18446744073709551615, was " + value.shown());
  }
}
