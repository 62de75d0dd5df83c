package dev.p2p.api;

import java.util.List;

/**
 * One dialect of the protocol, as a value: everything about it that is not a byte layout. Nodes of
 * different profiles do not understand each other.
 *
 * @param name as in the configuration, such as {@code dusk-0.4.3}
 * @param topics numbers, names and treatment of messages
 * @param version what a node of this profile states in its handshake; its major must match
 * @param services what a node of this profile states as its services
 * @param serviceRules which services are accepted, and what they may send
 * @param maxPayloadBytes largest payload of any topic, topic byte excluded
 */
public record WireProfile(
    String name,
    TopicTable topics,
    ProtocolVersion version,
    long services,
    ServiceRules serviceRules,
    int maxPayloadBytes) {

  /** Checks that no registered topic is allowed more than the frame can hold. */
  public WireProfile {
    for (Topic topic : topics.all()) {
      if (topic.policy().maxPayloadBytes() > maxPayloadBytes) {
        throw new IllegalArgumentException(
            "topic %s: its largest payload of %d bytes exceeds the %d of profile %s"
                .formatted(topic.name(), topic.policy().maxPayloadBytes(), maxPayloadBytes, name));
      }
    }
  }

  /**
   * This profile and one topic of an application.
   *
   * @throws IllegalArgumentException if its number or name clashes, or its payload is too large
   */
  public WireProfile with(Topic topic) {
    return new WireProfile(
        name, topics.with(topic), version, services, serviceRules, maxPayloadBytes);
  }

  /** This profile with topics whose payloads may fill the frame. */
  public WireProfile withoutTopicLimits() {
    List<Topic> unlimited = topics.all().stream().map(this::withoutLimit).toList();
    return new WireProfile(
        name, TopicTable.of(unlimited), version, services, serviceRules, maxPayloadBytes);
  }

  private Topic withoutLimit(Topic topic) {
    return new Topic(
        topic.number(), topic.name(), topic.policy().withMaxPayloadBytes(maxPayloadBytes));
  }
}
