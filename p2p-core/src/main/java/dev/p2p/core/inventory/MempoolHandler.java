package dev.p2p.core.inventory;

import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Mempool;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/**
 * Answers a MemPool with an Inv of the transactions that wait: several if they don't fit one, an
 * empty one if there are none.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers.
 */
final class MempoolHandler implements MessageHandler {

  private final Optional<Mempool> mempool;
  private final InventoryContext context;

  MempoolHandler(Optional<Mempool> mempool, InventoryContext context) {
    this.mempool = mempool;
    this.context = context;
  }

  @Override
  public Outcome handle(Message request, RemotePeer peer) {
    Iterator<ChainHash> hashes = mempool.map(Mempool::hashes).orElse(Collections.emptyIterator());
    return Outcome.accepted(context.inventories(StandardTopics.INV, transactions(hashes)));
  }

  private static Iterator<InventoryItem> transactions(Iterator<ChainHash> hashes) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return hashes.hasNext();
      }

      @Override
      public InventoryItem next() {
        return InventoryItem.transaction(hashes.next());
      }
    };
  }
}
