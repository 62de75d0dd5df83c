package dev.p2p.app.config;

import dev.p2p.api.Topic;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.List;

/**
 * What a node speaks.
 *
 * @param profile the dialect of the wire protocol, one that {@link DuskWire} knows
 * @param network which network to take part in
 * @param topics those of applications, besides the profile's own
 * @param stampMessages whether messages made here say when, in their frame's reserved field
 */
public record WireConfig(
    String profile, Network network, List<Topic> topics, boolean stampMessages) {

  /** Copies the list. */
  public WireConfig {
    topics = List.copyOf(topics);
  }

  /** The same, with stamps. */
  public WireConfig stamping() {
    return new WireConfig(profile, network, topics, true);
  }

  /**
   * The wire protocol, with all topics.
   *
   * @throws IllegalArgumentException if the parts do not go together: a topic clashes with one of
   *     the profile or is too large for its frame, or its frames have no field for the stamp. A
   *     configuration file has been checked for that, but not against what a command line changes
   */
  public DuskWire protocol() {
    DuskWire wire = DuskWire.of(profile, network);
    requireRoomForStamp(wire);
    for (Topic topic : topics) {
      wire = wire.with(topic);
    }
    return wire;
  }

  private void requireRoomForStamp(DuskWire wire) {
    if (stampMessages && !wire.frames().hasReserved()) {
      throw new IllegalArgumentException(
          "stampMessages must be false with profile %s, whose frames have no reserved field"
              .formatted(profile));
    }
  }
}
