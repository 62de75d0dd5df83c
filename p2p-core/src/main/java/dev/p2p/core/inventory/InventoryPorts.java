package dev.p2p.core.inventory;

import dev.p2p.api.Candidates;
import dev.p2p.api.Chain;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.InventoryKey;
import dev.p2p.api.Mempool;
import java.util.Optional;

/**
 * What an application has of transactions and blocks; each part may be missing.
 *
 * @param mempool transactions that are not in a block
 * @param chain blocks
 * @param candidates blocks that are not agreed on
 * @param key tells what a message carries
 */
public record InventoryPorts(
    Optional<Mempool> mempool,
    Optional<Chain> chain,
    Optional<Candidates> candidates,
    Optional<InventoryKey> key) {

  /** Nothing. */
  public static final InventoryPorts NONE =
      new InventoryPorts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** These and a mempool. */
  public InventoryPorts withMempool(Mempool other) {
    return new InventoryPorts(Optional.of(other), chain, candidates, key);
  }

  /** These and a chain. */
  public InventoryPorts withChain(Chain other) {
    return new InventoryPorts(mempool, Optional.of(other), candidates, key);
  }

  /** These and candidates. */
  public InventoryPorts withCandidates(Candidates other) {
    return new InventoryPorts(mempool, chain, Optional.of(other), key);
  }

  /** These and a key. */
  public InventoryPorts withKey(InventoryKey other) {
    return new InventoryPorts(mempool, chain, candidates, Optional.of(other));
  }

  /** Whether there is anything that items are found in. */
  boolean hasItems() {
    return mempool.isPresent() || chain.isPresent();
  }

  /** Whether an item is of use here, and not known yet. */
  boolean lacks(InventoryItem item) {
    return switch (item.kind()) {
      case TRANSACTION -> mempool.isPresent() && !mempool.get().knows(item.hash());
      case BLOCK -> chain.isPresent() && !chain.get().knows(item.hash());
    };
  }
}
