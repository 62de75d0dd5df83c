package dev.p2p.core.inventory;

import dev.p2p.api.InventoryItem;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.Offence;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Parsed;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers an Inv with a GetData for what is of use, not known, and not asked for elsewhere; with
 * nothing if there is nothing.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers. The application is asked what it knows
 * without a lock.
 */
final class InvHandler implements MessageHandler {

  private final InventoryPorts ports;
  private final AskedItems asked;
  private final InventoryContext context;

  InvHandler(InventoryPorts ports, AskedItems asked, InventoryContext context) {
    this.ports = ports;
    this.asked = asked;
    this.context = context;
  }

  @Override
  public Outcome handle(Message announcement, RemotePeer peer) {
    return switch (context.codec().decodeItems(announcement.payload())) {
      case Parsed.Good<List<InventoryItem>>(var items) -> answer(items, peer.info().id());
      case Parsed.Bad<List<InventoryItem>>(var violation) -> Outcome.rejected(violation.toString());
    };
  }

  private Outcome answer(List<InventoryItem> announced, PeerId peer) {
    AskedItems.Claimed claimed = asked.claim(announced, peer, context.time().nanoTime());
    if (claimed.beyondShare() > 0) {
      context.penalise(
          peer,
          Offence.INVENTORY_FLOOD,
          claimed.beyondShare(),
          "announced %d items, %d beyond the %d it may have us await"
              .formatted(
                  announced.size(), claimed.beyondShare(), context.settings().askedPerPeerMax()));
    }
    List<InventoryItem> lacking = lacking(claimed.items());
    return lacking.isEmpty()
        ? Outcome.ignored()
        : Outcome.accepted(context.inventories(StandardTopics.GETDATA, lacking.iterator()));
  }

  /** Those to ask for; the others are free to be asked for again, as are all if that fails. */
  private List<InventoryItem> lacking(List<InventoryItem> claimed) {
    List<InventoryItem> lacking = new ArrayList<>();
    List<InventoryItem> known = new ArrayList<>();
    List<InventoryItem> free = claimed;
    try {
      for (InventoryItem item : claimed) {
        (ports.lacks(item) ? lacking : known).add(item);
      }
      free = known;
      return lacking;
    } finally {
      asked.release(free);
    }
  }
}
