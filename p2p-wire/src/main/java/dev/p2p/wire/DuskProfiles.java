package dev.p2p.wire;

import dev.p2p.api.ProtocolVersion;
import dev.p2p.api.ServiceRules;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicTable;
import dev.p2p.api.WireProfile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The dialects the original spoke over time. Between tags it changed the frame, the topics and what
 * a services number means; the handshake's version it left at 0.4.3.
 *
 * <pre>
 *  profile      tags               stamp     reserved   length up to   services
 *  dusk-0.4.0   v0.4.0 .. v0.4.2   magic     no              250,000   not looked at
 *  dusk-0.4.3   v0.4.3, v0.4.4     magic     yes           1,375,000   1 or 3
 *  dusk-0.6     v0.5.0 .. v0.6.1   version   yes           1,375,000   1
 * </pre>
 *
 * <p>The topics of dusk-0.4.3 are those of v0.4.4; see {@link DuskTopics#SINCE_VOUCHERS}.
 */
final class DuskProfiles {

  private static final int LENGTH_MAX_BEFORE_0_4_3 = 250_000;
  private static final int LENGTH_MAX = 1_375_000;

  private static final long FULL_NODE = 1;
  private static final long VOUCHER = 3;

  private static final ProtocolVersion NODE_0_4_1 = new ProtocolVersion(0, 4, 1);
  private static final ProtocolVersion NODE_0_4_3 = new ProtocolVersion(0, 4, 3);

  private static final SortedMap<String, Function<Network, DuskWire>> BY_NAME = byName();

  private DuskProfiles() {}

  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  static DuskWire named(String name, Network network) {
    Function<Network, DuskWire> profile = BY_NAME.get(name);
    if (profile == null) {
      throw new IllegalArgumentException(
          "no profile is named \"%s\"; there are: %s".formatted(name, String.join(", ", names())));
    }
    return profile.apply(network);
  }

  private static SortedMap<String, Function<Network, DuskWire>> byName() {
    SortedMap<String, Function<Network, DuskWire>> profiles = new TreeMap<>();
    profiles.put("dusk-0.4.0", DuskProfiles::dusk040);
    profiles.put("dusk-0.4.3", DuskProfiles::dusk043);
    profiles.put("dusk-0.6", DuskProfiles::dusk06);
    return profiles;
  }

  private static DuskWire dusk040(Network network) {
    FrameLayout layout =
        new FrameLayout(new FrameStamp.Magic(network), false, LENGTH_MAX_BEFORE_0_4_3);
    TopicTable topics = DuskTopics.table(DuskTopics.BEFORE_VOUCHERS, layout.maxPayloadBytes());
    return wire("dusk-0.4.0", layout, topics, NODE_0_4_1, ServiceRules.notLookedAt());
  }

  private static DuskWire dusk043(Network network) {
    FrameLayout layout = new FrameLayout(new FrameStamp.Magic(network), true, LENGTH_MAX);
    TopicTable topics = DuskTopics.table(DuskTopics.SINCE_VOUCHERS, layout.maxPayloadBytes());
    int[] ofVouchers =
        DuskTopics.OF_VOUCHERS.stream().mapToInt(name -> topics.named(name).number()).toArray();
    ServiceRules services = fullNodes(topics).with(VOUCHER, ofVouchers);
    return wire("dusk-0.4.3", layout, topics, NODE_0_4_3, services);
  }

  private static DuskWire dusk06(Network network) {
    FrameLayout layout = new FrameLayout(new FrameStamp.Version(0, 1), true, LENGTH_MAX);
    TopicTable topics = DuskTopics.table(DuskTopics.SINCE_VOUCHERS, layout.maxPayloadBytes());
    return wire("dusk-0.6", layout, topics, NODE_0_4_3, fullNodes(topics));
  }

  private static ServiceRules fullNodes(TopicTable topics) {
    int[] routable =
        topics.all().stream()
            .filter(topic -> topic.policy().routable())
            .mapToInt(Topic::number)
            .toArray();
    return ServiceRules.none().with(FULL_NODE, routable);
  }

  private static DuskWire wire(
      String name,
      FrameLayout layout,
      TopicTable topics,
      ProtocolVersion version,
      ServiceRules services) {
    return new DuskWire(
        new WireProfile(name, topics, version, FULL_NODE, services, layout.maxPayloadBytes()),
        layout);
  }
}
