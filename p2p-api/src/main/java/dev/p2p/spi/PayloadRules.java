package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.Violation;
import java.util.Optional;

/**
 * What payloads must be like, topic by topic, beyond their size.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
@FunctionalInterface
public interface PayloadRules {

  /**
   * Looks at the payload of a message that has just come, and makes nothing of it: what this
   * allocates does not grow with the payload.
   *
   * @return what is wrong with it, as {@link Violation.Kind#MALFORMED_PAYLOAD}; empty if nothing
   *     is, or if the topic's payloads mean something to its handlers only, as an application's do
   */
  Optional<Violation> check(Topic topic, Bytes payload);
}
