package dev.p2p.core.journal;

import dev.p2p.api.MessageId;
import java.util.List;

/**
 * What happened to one message at this node.
 *
 * @param id which
 * @param topic its name
 * @param steps in the order in which they happened
 * @param stepsLeftOut what happened after that and is not kept
 */
public record MessageLife(MessageId id, String topic, List<LifeStep> steps, long stepsLeftOut) {

  /** Copies the list. */
  public MessageLife {
    steps = List.copyOf(steps);
  }
}
