package dev.p2p.app.metrics;

import dev.p2p.core.observe.JudgeUsage;
import dev.p2p.core.observe.NodeStats;
import dev.p2p.core.observe.NodeUsage;
import dev.p2p.core.observe.OutboxUsage;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Everything a node counts, each with what it means.
 *
 * <p><b>Threading:</b> safe to share, if the sources are.
 */
public final class NodeMetrics {

  private final Supplier<NodeStats> stats;
  private final Supplier<NodeUsage> usage;
  private final LongSupplier journalDisplaced;
  private final String software;

  /**
   * Metrics of a node.
   *
   * @param journalDisplaced entries of the journal that gave way
   * @param software name and version
   */
  public NodeMetrics(
      Supplier<NodeStats> stats,
      Supplier<NodeUsage> usage,
      LongSupplier journalDisplaced,
      String software) {
    this.stats = stats;
    this.usage = usage;
    this.journalDisplaced = journalDisplaced;
    this.software = software;
  }

  /** What they are now. */
  public MetricSnapshots snapshots() {
    MetricFamilies families = new MetricFamilies();
    NodeStats done = stats.get();
    connections(families, done.connections());
    traffic(families, done.traffic());
    messages(families, done);
    NodeUsage now = usage.get();
    usage(families, now);
    judge(families, now.judged());
    process(families);
    return families.build();
  }

  private static void connections(MetricFamilies to, NodeStats.Connections connections) {
    to.counter(
            "p2p_connections_opened",
            "Connections opened since the start, accepted and dialled.",
            connections.opened())
        .gauge(
            "p2p_connections_open",
            "Connections open now, those in their handshake included.",
            connections.open())
        .counters(
            "p2p_connections_closed",
            "Connections closed, by the typed reason: opened = open + the sum of these.",
            "reason",
            connections.closed());
  }

  private static void traffic(MetricFamilies to, NodeStats.Traffic traffic) {
    to.counter("p2p_frames_received", "Frames received whole and correct.", traffic.framesIn())
        .counter(
            "p2p_received_bytes", "Bytes of these frames, headers included.", traffic.bytesIn())
        .counter("p2p_frames_sent", "Frames handed to a connection whole.", traffic.framesOut())
        .counter("p2p_sent_bytes", "Bytes of these frames, headers included.", traffic.bytesOut());
  }

  private static void messages(MetricFamilies to, NodeStats done) {
    NodeStats.Messages messages = done.messages();
    to.counter(
            "p2p_messages_published", "Messages this node published to all.", messages.published())
        .counters(
            "p2p_messages_processed",
            "Messages received and processed, by what became of them.",
            "verdict",
            messages.processed())
        .counter(
            "p2p_messages_duplicate",
            "Copies of known messages received, and not processed.",
            messages.duplicates())
        .counter(
            "p2p_messages_unregistered",
            "Messages received of application topics that nobody registered.",
            messages.unregistered())
        .counter(
            "p2p_items_served",
            "Transactions and blocks peers asked for and were sent.",
            messages.served().found())
        .counter(
            "p2p_items_missing",
            "Transactions and blocks peers asked for that are not here.",
            messages.served().missing())
        .countersByTwo(
            "p2p_messages_dropped",
            "Messages queued, or to be queued, for a peer that did not go out, by topic and why.",
            new String[] {"topic", "reason"},
            done.dropped())
        .counters(
            "p2p_penalties",
            "Times peers were made to pay, by what they did.",
            "offence",
            done.penalties())
        .counters(
            "p2p_messages_held_up",
            "Messages that came faster than their peer's rates allow, by topic.",
            "topic",
            done.heldUp().messages())
        .seconds(
            "p2p_messages_held_up_seconds",
            "For how long these were held up, all together.",
            done.heldUp().took());
  }

  private static void usage(MetricFamilies to, NodeUsage now) {
    to.gauge(
            "p2p_outbox_gossip_messages",
            "Gossiped messages that wait, over all peers.",
            sum(now, OutboxUsage::gossipMessages))
        .gauge("p2p_outbox_gossip_bytes", "Bytes of these.", sum(now, OutboxUsage::gossipBytes))
        .gauge(
            "p2p_outbox_directed_messages",
            "Messages for one peer alone that wait, over all peers.",
            sum(now, OutboxUsage::directedMessages))
        .gauge("p2p_outbox_directed_bytes", "Bytes of these.", sum(now, OutboxUsage::directedBytes))
        .gauge("p2p_ids_remembered", "Message ids in the duplicate filter.", now.idsRemembered())
        .gauge("p2p_later_outcomes", "Messages whose handlers answer later.", now.laterOutcomes())
        .gauge(
            "p2p_requests_open",
            "Questions to peers whose answers may still come.",
            now.openRequests())
        .gauge(
            "p2p_memory_bytes",
            "The node's own memory in use: what waits, arrives, is handled, is kept.",
            now.budget().bytes())
        .gauge(
            "p2p_memory_store_bytes",
            "Of it, what is kept for peers that missed it.",
            now.budget().storeBytes())
        .gauge(
            "p2p_memory_most_bytes",
            "The most there ever was in use beside what is kept.",
            now.budget().mostBytes())
        .gauge("p2p_memory_max_bytes", "As much as may be in use.", now.budget().bytesMax());
  }

  private static void judge(MetricFamilies to, JudgeUsage now) {
    to.gauge(
            "p2p_scored_addresses",
            "Addresses that misbehaved, and whose points are remembered.",
            now.addresses())
        .counter(
            "p2p_scores_forgotten",
            "Addresses whose points were forgotten to make room.",
            now.forgotten())
        .gauge("p2p_bans", "Bans in force.", now.bans())
        .counter("p2p_bans_displaced", "Bans that had to make room.", now.displaced());
  }

  private void process(MetricFamilies to) {
    Runtime runtime = Runtime.getRuntime();
    to.counter(
            "p2p_journal_displaced",
            "Entries of the journal that gave way to newer ones.",
            journalDisplaced.getAsLong())
        .gauge(
            "p2p_heap_used_bytes",
            "Java heap in use, garbage included.",
            runtime.totalMemory() - runtime.freeMemory())
        .gauge("p2p_heap_max_bytes", "As large as the Java heap may become.", runtime.maxMemory())
        .info("p2p_software", "What runs here.", Labels.of("version", software));
  }

  private static long sum(NodeUsage now, ToLongFunction<OutboxUsage> what) {
    return now.outboxes().values().stream().mapToLong(what).sum();
  }
}
