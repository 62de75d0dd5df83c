package dev.p2p.app.admin;

import dev.p2p.app.config.AdminConfig;
import dev.p2p.core.NodeBuilder;
import dev.p2p.core.journal.Journal;
import dev.p2p.core.journal.JournalSettings;
import dev.p2p.core.journal.MessageLives;
import dev.p2p.core.observe.PeerMeters;
import dev.p2p.spi.TimeSource;
import java.util.Optional;

/**
 * What a node's observers remember so that an operator can be answered.
 *
 * @param journal what happened to peers
 * @param meters what passed between them and the node
 * @param lives what happened to messages; empty if that is not wanted
 * @param accepted the latest messages
 */
record AdminMemory(
    Journal journal, PeerMeters meters, Optional<MessageLives> lives, AcceptedMessages accepted) {

  /** About what an entry takes whose evidence is not short. */
  private static final int ENTRY_BYTES = 1_000;

  static AdminMemory of(AdminConfig config, TimeSource time) {
    int journalBytes =
        (int) Math.min(Integer.MAX_VALUE, 4_096L + config.journalEntries() * (long) ENTRY_BYTES);
    return new AdminMemory(
        new Journal(new JournalSettings(config.journalEntries(), journalBytes), time),
        new PeerMeters(time),
        config.traceMessages() == 0
            ? Optional.empty()
            : Optional.of(new MessageLives(config.traceMessages(), time)),
        new AcceptedMessages(config.recentMessages(), time));
  }

  /** Has a node tell it everything. */
  void watch(NodeBuilder builder) {
    builder.observe(journal).observe(meters);
    lives.ifPresent(builder::observe);
  }
}
