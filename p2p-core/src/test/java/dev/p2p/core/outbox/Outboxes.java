package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import dev.p2p.core.budget.ByteBudget;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.spi.NodeObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Outboxes with small bounds, and what can be taken from them. */
final class Outboxes {

  static final long PLENTY = 1L << 40;

  private Outboxes() {}

  static OutboxSettings settings(int messages, long gossipBytes, long directedBytes) {
    return new OutboxSettings(
        messages, gossipBytes, directedBytes, 4, Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  /** One in which all messages of a topic that keeps the latest are of one kind. */
  static Outbox outbox(OutboxSettings settings, OutboxListener listener) {
    return outbox(settings, listener, new ByteBudget(PLENTY));
  }

  /** The same, of a node with that budget. */
  static Outbox outbox(OutboxSettings settings, OutboxListener listener, ByteBudget budget) {
    Kinds kinds = new Kinds(Map.of(), new NodeObserver() {});
    return new Outbox(settings, listener, new OutboxContext(budget, kinds));
  }

  static String text(Message message) {
    return new String(message.payload().toByteArray(), StandardCharsets.UTF_8);
  }

  /** One batch, as texts; does not wait. */
  static List<String> takeBatch(Outbox outbox) {
    Batch batch = outbox.newBatch();
    outbox.fill(batch);
    List<String> texts = new ArrayList<>();
    batch.abandon(message -> texts.add(text(message)));
    return texts;
  }

  /** All batches until there is nothing left. */
  static List<String> takeAll(Outbox outbox) {
    List<String> all = new ArrayList<>();
    List<String> batch = takeBatch(outbox);
    while (!batch.isEmpty()) {
      all.addAll(batch);
      batch = takeBatch(outbox);
    }
    return all;
  }
}
