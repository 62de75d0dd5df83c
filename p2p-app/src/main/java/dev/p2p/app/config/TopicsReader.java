package dev.p2p.app.config;

import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Priority;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.wire.DuskWire;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the topics of applications, each held against the profile's and those before it.
 *
 * <p><b>Threading:</b> confined to the thread that reads the file.
 */
final class TopicsReader {

  /** What an element need not give, name and number excepted; the default file says the same. */
  private static final ObjectNode DEFAULTS =
      JsonNodeFactory.instance
          .objectNode()
          .put("name", "unnamed")
          .put("number", Topic.NUMBER_MAX)
          .put("relayed", true)
          .put("priority", "normal")
          .put("maxPayloadBytes", "64KiB")
          .put("overflow", "drop-oldest");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

  private final List<Topic> topics = new ArrayList<>();
  private DuskWire wire;

  /**
   * None yet.
   *
   * @param wire what they extend
   */
  TopicsReader(DuskWire wire) {
    this.wire = wire;
  }

  /** The topics that are right; what is wrong with the others is noted by the file. */
  List<Topic> read(ConfigSection file) {
    for (ConfigSection element : file.elements("topics", DEFAULTS)) {
      element.ifGood(this::topic).ifPresent(this::add);
    }
    return topics;
  }

  private void add(Topic topic) {
    wire = wire.with(topic);
    topics.add(topic);
  }

  private Topic topic(ConfigSection element) {
    element.require("name");
    element.require("number");
    TopicPolicy policy =
        new TopicPolicy(
            true,
            element.flag("relayed"),
            element.choice("priority", Priority.class),
            element.intBytes("maxPayloadBytes", this::maxPayloadBytes),
            element.choice("overflow", OverflowPolicy.class));
    int number = element.integer("number", this::number);
    return new Topic(number, element.parsed("name", this::name), policy);
  }

  private int number(int number) {
    require(
        number >= Topic.APPLICATION_FIRST && number <= Topic.NUMBER_MAX,
        "must be %d to %d, was %d".formatted(Topic.APPLICATION_FIRST, Topic.NUMBER_MAX, number));
    require(
        !wire.profile().topics().isRegistered(number),
        "must be no other topic's, was %d, which is %s"
            .formatted(number, wire.profile().topics().get(number)));
    return number;
  }

  private String name(String name) {
    require(
        NAME.matcher(name).matches(),
        "must be 1 to 64 of the characters a-z, 0-9, _, . and -, with a letter first, was \"%s\""
            .formatted(name));
    wire.profile()
        .topics()
        .find(name)
        .ifPresent(other ->
            require(
                false,
                "must be no other topic's, was \"%s\", which is number %d"
                    .formatted(name, other.number())));
    return name;
  }

  private int maxPayloadBytes(int bytes) {
    int max = wire.profile().maxPayloadBytes();
    require(
        bytes <= max,
        "must be at most %d with profile %s, was %d".formatted(max, wire.profile().name(), bytes));
    return bytes;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
