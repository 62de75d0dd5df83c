package dev.p2p.core.inventory;

import dev.p2p.api.MessageHandler;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import java.util.List;
import java.util.Map;

/**
 * What a node does about inventories by itself. Without an application that has any it says to a
 * MemPool that nothing waits, and leaves all else alone.
 */
public final class InventoryHandlers {

  /** The topics whose messages carry an item. */
  private static final List<String> CARRIERS = List.of(StandardTopics.TX, StandardTopics.BLOCK);

  private final InventoryPorts ports;
  private final InventoryContext context;
  private final TopicTable topics;
  private final AskedItems asked;
  private final Misses misses;

  /** Handlers that answer from {@code ports}. */
  public InventoryHandlers(InventoryPorts ports, InventoryContext context) {
    this.ports = ports;
    this.context = context;
    this.topics = context.messages().profile().topics();
    this.asked = new AskedItems(context.settings());
    this.misses = new Misses(context);
  }

  /** Adds handlers for those topics that the profile has, with the topics of their answers. */
  public void addTo(Map<Topic, MessageHandler> handlers) {
    if (hasAll(StandardTopics.MEMPOOL, StandardTopics.INV)) {
      put(handlers, StandardTopics.MEMPOOL, new MempoolHandler(ports.mempool(), context));
    }
    if (ports.hasItems() && hasAll(StandardTopics.INV, StandardTopics.GETDATA)) {
      put(handlers, StandardTopics.INV, new InvHandler(ports, asked, context));
    }
    if (ports.hasItems()
        && hasAll(StandardTopics.GETDATA, StandardTopics.TX, StandardTopics.BLOCK)) {
      put(handlers, StandardTopics.GETDATA, new GetDataHandler(ports, misses, context));
    }
    if (hasAll(StandardTopics.GETBLOCKS, StandardTopics.INV)) {
      ports
          .chain()
          .ifPresent(chain ->
              put(
                  handlers,
                  StandardTopics.GETBLOCKS,
                  new GetBlocksHandler(chain, misses, context)));
    }
    if (hasAll(StandardTopics.GETCANDIDATE, StandardTopics.CANDIDATE)) {
      ports
          .candidates()
          .ifPresent(candidates ->
              put(
                  handlers,
                  StandardTopics.GETCANDIDATE,
                  new GetCandidateHandler(candidates, misses, context)));
    }
  }

  /**
   * Puts itself before the handlers of what carries items, to see what has come, if the application
   * can tell.
   *
   * @param otherwise handles the topics that have no handler
   */
  public void watch(Map<Topic, MessageHandler> handlers, MessageHandler otherwise) {
    ports
        .key()
        .filter(key -> ports.hasItems())
        .ifPresent(key -> {
          for (String name : CARRIERS) {
            topics
                .find(name)
                .ifPresent(topic ->
                    handlers.put(
                        topic, new Arrivals(key, asked, handlers.getOrDefault(topic, otherwise))));
          }
        });
  }

  private boolean hasAll(String... names) {
    for (String name : names) {
      if (topics.find(name).filter(topic -> topic.policy().routable()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void put(Map<Topic, MessageHandler> handlers, String name, MessageHandler handler) {
    handlers.put(topics.named(name), handler);
  }
}
