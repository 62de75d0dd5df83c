package dev.p2p.core.inventory;

import dev.p2p.api.Chain;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.Mempool;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Parsed;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Answers a GetData with what is there of it, in the order it was asked for.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers.
 */
final class GetDataHandler implements MessageHandler {

  private final Optional<Mempool> mempool;
  private final Optional<Chain> chain;
  private final Misses misses;
  private final InventoryContext context;

  GetDataHandler(InventoryPorts ports, Misses misses, InventoryContext context) {
    this.mempool = ports.mempool();
    this.chain = ports.chain();
    this.misses = misses;
    this.context = context;
  }

  @Override
  public Outcome handle(Message request, RemotePeer peer) {
    if (misses.refuses(request, peer)) {
      return Outcome.ignored();
    }
    return switch (context.codec().decodeItems(request.payload())) {
      case Parsed.Good<List<InventoryItem>>(var items) ->
          Outcome.accepted(answers(request, peer, items));
      case Parsed.Bad<List<InventoryItem>>(var violation) -> Outcome.rejected(violation.toString());
    };
  }

  private Iterator<Message> answers(Message request, RemotePeer peer, List<InventoryItem> items) {
    return new ServedItems(
        items,
        this::find,
        misses.left(peer),
        (found, missing) -> misses.served(request, peer, found, missing));
  }

  private Optional<Message> find(InventoryItem item) {
    return switch (item.kind()) {
      case TRANSACTION ->
          mempool
              .flatMap(source -> source.find(item.hash()))
              .map(payload -> context.message(StandardTopics.TX, payload));
      case BLOCK ->
          chain
              .flatMap(source -> source.find(item.hash()))
              .map(payload -> context.message(StandardTopics.BLOCK, payload));
    };
  }
}
