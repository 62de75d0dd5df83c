package dev.p2p.core.repair;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.MessageStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The answers to a Want: the messages that are kept, one by one, and in the end a Lack of the
 * others. None is looked up before it is drawn.
 *
 * <p><b>Threading:</b> confined to whoever draws, first the Reader, then the Writer.
 */
final class Serving implements Iterator<Message> {

  private final Iterator<MessageId> wanted;
  private final MessageStore store;
  private final Function<List<MessageId>, List<Message>> lack;
  private final IntConsumer onLacking;
  private final List<MessageId> missing = new ArrayList<>(0);
  private Optional<Message> next = Optional.empty();
  private Iterator<Message> last = Collections.emptyIterator();
  private boolean searched;

  /**
   * Answers for {@code ids}.
   *
   * @param lack makes the messages that say what is missing
   * @param onLacking told how many were missing, once, in the end, if any were
   */
  Serving(
      List<MessageId> ids,
      MessageStore store,
      Function<List<MessageId>, List<Message>> lack,
      IntConsumer onLacking) {
    this.wanted = ids.iterator();
    this.store = store;
    this.lack = lack;
    this.onLacking = onLacking;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && wanted.hasNext()) {
      MessageId id = wanted.next();
      next = store.find(id);
      if (next.isEmpty()) {
        missing.add(id);
      }
    }
    if (next.isEmpty() && !searched) {
      finish();
    }
    return next.isPresent() || last.hasNext();
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException("everything asked for is answered");
    }
    if (next.isPresent()) {
      Message found = next.get();
      next = Optional.empty();
      return found;
    }
    return last.next();
  }

  private void finish() {
    searched = true;
    if (!missing.isEmpty()) {
      last = lack.apply(missing).iterator();
      onLacking.accept(missing.size());
    }
  }
}
