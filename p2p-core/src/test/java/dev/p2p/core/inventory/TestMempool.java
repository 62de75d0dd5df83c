package dev.p2p.core.inventory;

import dev.p2p.api.Bytes;
import dev.p2p.api.ChainHash;
import dev.p2p.api.Mempool;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Transactions that wait, whose payloads say their number.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class TestMempool implements Mempool {

  private final List<ChainHash> waiting;

  /** Transactions 0 to {@code count} - 1 wait. */
  public TestMempool(int count) {
    waiting =
        new CopyOnWriteArrayList<>(IntStream.range(0, count).mapToObj(TestMempool::hash).toList());
  }

  /** The hash of a transaction, whether it waits or not. */
  public static ChainHash hash(int number) {
    return new ChainHash(number, 0x7a, 0, 0);
  }

  /** What the message says that carries a transaction. */
  public static Bytes payload(int number) {
    return Bytes.utf8("transaction " + number);
  }

  /** One more waits. */
  public void add(ChainHash transaction) {
    waiting.add(transaction);
  }

  /** Those that wait. */
  public List<ChainHash> waiting() {
    return List.copyOf(waiting);
  }

  @Override
  public boolean knows(ChainHash transaction) {
    return waiting.contains(transaction);
  }

  @Override
  public Optional<Bytes> find(ChainHash transaction) {
    return waiting.contains(transaction)
        ? Optional.of(payload((int) transaction.w0()))
        : Optional.empty();
  }

  @Override
  public Iterator<ChainHash> hashes() {
    return waiting.iterator();
  }
}
