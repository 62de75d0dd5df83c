package dev.p2p.simulator.check;

import dev.p2p.core.observe.DiscoveryUsage;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import dev.p2p.core.observe.OutboxUsage;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboxSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be asked of a node at any moment. */
public final class NodeCheck {

  private NodeCheck() {}

  /** What exceeds its bound. */
  public static List<String> overBudget(NodeUsage usage, NodeSettings settings) {
    List<String> findings = new ArrayList<>();
    usage
        .outboxes()
        .forEach((number, outbox) -> checkOutbox(number, outbox, settings.outbox(), findings));
    requireAtMost("ids remembered", usage.idsRemembered(), settings.gossip().seenMax(), findings);
    long laterMax = (long) settings.handlers().laterMax() * Math.max(1, usage.outboxes().size());
    requireAtMost("later outcomes", usage.laterOutcomes(), laterMax, findings);
    requireAtMost("bytes held", usage.budget().bytes(), settings.limits().bytesMax(), findings);
    return findings;
  }

  /**
   * What a node that is at rest, has no connection and owes no outcome holds all the same, beside
   * what it keeps.
   */
  public static Optional<String> leaked(NodeUsage usage) {
    long held = usage.budget().bytes() - usage.budget().storeBytes();
    boolean idle = usage.outboxes().isEmpty() && usage.laterOutcomes() == 0;
    return idle && held != 0
        ? Optional.of("nothing is connected, and %d bytes are held".formatted(held))
        : Optional.empty();
  }

  /** Whether opened is open plus closed; says so if it is not. */
  public static Optional<String> wrongBooks(NodeStats.Connections books) {
    long closed = books.closed().values().stream().mapToLong(Long::longValue).sum();
    return books.opened() == books.open() + closed
        ? Optional.empty()
        : Optional.of(
            "%d connections opened, %d open, closed: %s"
                .formatted(books.opened(), books.open(), books.closed()));
  }

  /** Whether the part of a node that finds peers knows of all of them, and of no others. */
  public static Optional<String> wrongCompany(int connected, DiscoveryUsage discovery) {
    return discovery.company() == connected
        ? Optional.empty()
        : Optional.of(
            "%d peers are connected, and %d are taken to be"
                .formatted(connected, discovery.company()));
  }

  private static void checkOutbox(
      long number, OutboxUsage outbox, OutboxSettings limits, List<String> findings) {
    String where = " of connection #" + number;
    requireAtMost(
        "gossiped messages" + where, outbox.gossipMessages(), limits.gossipMessagesMax(), findings);
    requireAtMost(
        "gossiped bytes" + where, outbox.gossipBytes(), limits.gossipBytesMax(), findings);
    requireAtMost(
        "directed bytes" + where, outbox.directedBytes(), limits.directedBytesMax(), findings);
  }

  private static void requireAtMost(String what, long value, long max, List<String> findings) {
    if (value > max) {
      findings.add("%s must be at most %d, was %d".formatted(what, max, value));
    }
  }
}
