package dev.p2p.api;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the services number of a handshake means in a profile: which numbers are accepted, and which
 * topics a peer with that number may send and be sent.
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class ServiceRules {

  private final boolean anyAccepted;
  private final SortedMap<Long, BitSet> topicsByService;

  private ServiceRules(boolean anyAccepted, SortedMap<Long, BitSet> topicsByService) {
    this.anyAccepted = anyAccepted;
    this.topicsByService = topicsByService;
  }

  /** The services number is not looked at: every routable topic is routed. */
  public static ServiceRules notLookedAt() {
    return new ServiceRules(true, new TreeMap<>());
  }

  /** No number is accepted; add some {@link #with}. */
  public static ServiceRules none() {
    return new ServiceRules(false, new TreeMap<>());
  }

  /** These rules and one more accepted number. */
  public ServiceRules with(long services, int... routedTopicNumbers) {
    SortedMap<Long, BitSet> extended = new TreeMap<>(topicsByService);
    BitSet numbers = new BitSet();
    for (int number : routedTopicNumbers) {
      numbers.set(number);
    }
    extended.put(services, numbers);
    return new ServiceRules(anyAccepted, extended);
  }

  /** Whether a peer that states {@code services} may stay. */
  public boolean accepts(long services) {
    return anyAccepted || topicsByService.containsKey(services);
  }

  /**
   * Whether {@code topic} may pass between us and a peer of these services, in either direction.
   * Topics of the application range are routed to every accepted service.
   */
  public boolean routes(long services, Topic topic) {
    if (!topic.policy().routable()) {
      return false;
    }
    if (anyAccepted || topic.inApplicationRange()) {
      return accepts(services);
    }
    BitSet numbers = topicsByService.get(services);
    return numbers != null && numbers.get(topic.number());
  }

  /** The accepted numbers as text, for messages to people. */
  public String describe() {
    return anyAccepted ? "any" : topicsByService.keySet().toString();
  }
}
