package dev.p2p.core.journal;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Some of the messages that are remembered, in the order in which they came.
 *
 * <p><b>Threading:</b> safe to share; holds a lock for a moment.
 */
final class LifeStripe {

  /** Steps kept of one message. */
  static final int STEPS_MAX = 100;

  /** Steps kept on average: the bound of all is that of messages times this. */
  static final int STEPS_MEAN = 16;

  /** Guarded by lock. */
  private static final class Life {
    private final String topic;
    private final List<LifeStep> steps = new ArrayList<>(4);
    private long leftOut;

    Life(String topic) {
      this.topic = topic;
    }
  }

  private final int messagesMax;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by lock; the oldest first. */
  private final LinkedHashMap<MessageId, Life> lives = new LinkedHashMap<>();

  /** Guarded by lock: those of all lives. */
  private long steps;

  LifeStripe(int messagesMax) {
    this.messagesMax = messagesMax;
  }

  void note(Message message, LifeStep step) {
    lock.lock();
    try {
      Life life = lives.computeIfAbsent(message.id(), ignored -> new Life(message.topic().name()));
      if (life.steps.size() == STEPS_MAX) {
        life.leftOut++;
        return;
      }
      life.steps.add(step);
      steps++;
      makeRoom();
    } finally {
      lock.unlock();
    }
  }

  Optional<MessageLife> find(MessageId id) {
    lock.lock();
    try {
      return Optional.ofNullable(lives.get(id))
          .map(life -> new MessageLife(id, life.topic, life.steps, life.leftOut));
    } finally {
      lock.unlock();
    }
  }

  List<MessageId> ids() {
    lock.lock();
    try {
      return new ArrayList<>(lives.keySet());
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    // The youngest stays: a single message is never more than is allowed of two.
    while (lives.size() > 1
        && (lives.size() > messagesMax || steps > (long) messagesMax * STEPS_MEAN)) {
      Map.Entry<MessageId, Life> oldest = lives.pollFirstEntry();
      steps -= oldest.getValue().steps.size();
    }
  }
}
