package dev.p2p.core.inventory;

import dev.p2p.api.Chain;
import dev.p2p.api.ChainHash;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Parsed;
import java.util.List;
import java.util.Optional;

/**
 * Answers a GetBlocks with an Inv of the blocks that follow the first of its locators that is in
 * the chain; with nothing if there is none, or no block follows.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers.
 */
final class GetBlocksHandler implements MessageHandler {

  /** As the original has it. */
  static final int BLOCKS_MAX = 500;

  private final Chain chain;
  private final Misses misses;
  private final InventoryContext context;

  GetBlocksHandler(Chain chain, Misses misses, InventoryContext context) {
    this.chain = chain;
    this.misses = misses;
    this.context = context;
  }

  @Override
  public Outcome handle(Message request, RemotePeer peer) {
    return switch (context.codec().decodeLocators(request.payload())) {
      case Parsed.Good<List<ChainHash>>(var locators) -> answer(request, peer, locators);
      case Parsed.Bad<List<ChainHash>>(var violation) -> Outcome.rejected(violation.toString());
    };
  }

  private Outcome answer(Message request, RemotePeer peer, List<ChainHash> locators) {
    if (misses.refuses(request, peer)) {
      return Outcome.ignored();
    }
    Optional<List<ChainHash>> following =
        locators.stream()
            .map(locator -> chain.after(locator, BLOCKS_MAX))
            .flatMap(Optional::stream)
            .findFirst();
    misses.served(request, peer, following.isPresent() ? 1 : 0, following.isPresent() ? 0 : 1);
    return following
        .filter(blocks -> !blocks.isEmpty())
        .<Outcome>map(blocks -> Outcome.accepted(inventory(blocks)))
        .orElse(Outcome.ignored());
  }

  private Message inventory(List<ChainHash> blocks) {
    List<InventoryItem> items =
        blocks.stream().limit(BLOCKS_MAX).map(InventoryItem::block).toList();
    return context.inventories(StandardTopics.INV, items.iterator()).next();
  }
}
