package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.spi.IdRange;
import dev.p2p.spi.MessageStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A store that has written what it keeps, whenever it is asked. */
final class WritingAtOnce implements MessageStore {

  private final MessageStore store;
  private final SteppedExecution execution;
  private final ReentrantLock stepping = new ReentrantLock();

  WritingAtOnce(MessageStore store, SteppedExecution execution) {
    this.store = store;
    this.execution = execution;
  }

  @Override
  public void keep(Message message) {
    store.keep(message);
    write();
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return store.find(id);
  }

  @Override
  public boolean contains(MessageId id) {
    return store.contains(id);
  }

  @Override
  public List<MessageId> ids(IdRange range, Duration keptFor, int max) {
    return store.ids(range, keptFor, max);
  }

  @Override
  public void expire() {
    store.expire();
    write();
  }

  @Override
  public Usage usage() {
    return store.usage();
  }

  @Override
  public void close() {
    store.close();
  }

  private void write() {
    stepping.lock();
    try {
      execution.tick();
    } finally {
      stepping.unlock();
    }
  }
}
