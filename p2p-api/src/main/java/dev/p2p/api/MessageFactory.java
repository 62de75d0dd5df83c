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
   * Makes a message. Its reserved field is 0, or the wall clock where the node was told to stamp
   * its messages.
   *
   * @throws InvalidMessageException if the topic is not of this profile or not routable, or the
   *     payload is larger than the topic allows
   */
  Message create(Topic topic, Bytes payload);

  /**
   * Makes a message of bytes that stay the caller's: they are copied once, into the frame.
   *
   * @throws InvalidMessageException as above
   */
  default Message create(Topic topic, byte[] payload) {
    // Nobody keeps the array: what a message says is a part of its frame.
    return create(topic, Bytes.wrap(payload));
  }

  /**
   * Makes a message with a reserved field of the caller's choice, whatever the node was told.
   *
   * @param reserved any 64 bits; 0 where the profile has no such field
   * @throws InvalidMessageException as above, or if {@code reserved} is not 0 where it must be
   */
  Message create(Topic topic, Bytes payload, long reserved);

  /**
   * Makes a message of the topic with that name.
   *
   * @throws InvalidMessageException as above, or if there is no such topic
   */
  default Message create(String topicName, Bytes payload) {
    return create(topic(topicName), payload);
  }

  /**
   * Makes a message of the topic with that name, with a reserved field of the caller's choice.
   *
   * @throws InvalidMessageException as above, or if there is no such topic
   */
  default Message create(String topicName, Bytes payload, long reserved) {
    return create(topic(topicName), payload, reserved);
  }

  private Topic topic(String name) {
    return profile()
        .topics()
        .find(name)
        .orElseThrow(() ->
            new InvalidMessageException(
                "profile %s has no topic \"%s\"".formatted(profile().name(), name)));
  }
}
