package dev.p2p.core.process;

import dev.p2p.api.Message;
import dev.p2p.core.repair.Repair;
import dev.p2p.spi.MessageStore;
import java.util.Optional;

/**
 * Keeps what is accepted for peers that miss it.
 *
 * <p><b>Threading:</b> safe to share. Never waits.
 *
 * @param store keeps it
 * @param repair told that a message is processed; empty where the protocol has none
 */
public record Keeping(MessageStore store, Optional<Repair> repair) {

  /** Keeps a message; whether it had been asked for. */
  boolean accepted(Message message) {
    store.keep(message);
    return wasFetched(message);
  }

  /** A message is not to be kept. */
  void notAccepted(Message message) {
    var unused = wasFetched(message);
  }

  private boolean wasFetched(Message message) {
    return repair.map(fetching -> fetching.settled(message.id())).orElse(false);
  }
}
