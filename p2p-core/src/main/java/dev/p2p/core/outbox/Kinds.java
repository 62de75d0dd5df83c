package dev.p2p.core.outbox;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.OverflowPolicy;
import dev.p2p.api.Topic;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells the kinds of messages apart: all of a topic are of one, unless the application has said
 * what makes them differ.
 *
 * <p><b>Threading:</b> immutable, safe to share. The application's functions run on whichever
 * thread queues a message, without a lock.
 */
public final class Kinds {

  private final Map<Topic, Function<? super Message, Bytes>> keys;
  private final NodeObserver observer;

  /**
   * Kinds by {@code keys}, of topics that may have any.
   *
   * @param observer told of functions that fail
   */
  public Kinds(Map<Topic, Function<? super Message, Bytes>> keys, NodeObserver observer) {
    this.keys = new LinkedHashMap<>(keys);
    this.observer = observer;
  }

  /** The kind of a message; null if as many as like may wait beside it. */
  @Nullable Kind of(Message message) {
    Topic topic = message.topic();
    if (topic.policy().overflow() != OverflowPolicy.KEEP_LATEST) {
      return null;
    }
    Function<? super Message, Bytes> key = keys.get(topic);
    return new Kind(topic.number(), key == null ? Bytes.EMPTY : key(key, message));
  }

  /** What the function fails at is a kind of its own: it takes nobody's place. */
  private Bytes key(Function<? super Message, Bytes> function, Message message) {
    try {
      return requireNonNull(function.apply(message), "no key");
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      observer.onEvent(new NodeEvent.KindFailed(message.topic(), message.id(), e));
      return message.id().toBytes();
    }
  }
}
