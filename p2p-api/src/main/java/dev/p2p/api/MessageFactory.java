package dev.p2p.api;

/**
 * Makes messages of this node: checks them against the profile, encodes and hashes them. What is
 * wrong with a message comes to light here, in the hands of whoever makes it.
 *
 * <p><b>Threading:</b> safe to share; never waits.
 */
public interface MessageFactory {

  /** The dialect messages are made for. */
  WireProfile profile();

  /**
   * Makes a message.
   *
   * @throws InvalidMessageException if the topic is not of this profile or not routable, or the
   *     payload is larger than the topic allows
   */
  Message create(Topic topic, Bytes payload);

  /**
   * Makes a message of the topic with that name.
   *
   * @throws InvalidMessageException as above, or if there is no such topic
   */
  default Message create(String topicName, Bytes payload) {
    Topic topic =
        profile()
            .topics()
            .find(topicName)
            .orElseThrow(() ->
                new InvalidMessageException(
                    "profile %s has no topic \"%s\"".formatted(profile().name(), topicName)));
    return create(topic, payload);
  }
}
