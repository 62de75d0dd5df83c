package dev.p2p.core.outbox;

import dev.p2p.api.CloseReason.SlowCause;
import dev.p2p.api.Message;
import dev.p2p.spi.DropReason;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an outbox gave up. */
final class RecordedDrops implements OutboxListener {

  record Drop(String text, DropReason reason) {}

  final List<Drop> drops = new ArrayList<>();
  final List<SlowCause> overflows = new ArrayList<>();
  int room;

  @Override
  public void onDropped(Message message, DropReason reason) {
    drops.add(new Drop(Outboxes.text(message), reason));
  }

  @Override
  public void onOverflow(Message message, SlowCause cause) {
    overflows.add(cause);
  }

  @Override
  public void onRoom() {
    room++;
  }
}
