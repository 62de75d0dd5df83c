package dev.p2p.app.config;

import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;

/** Reads the keys that say what a node speaks, and holds them against each other. */
final class WireConfigReader {

  private static final String STAMP_MESSAGES = "stampMessages";

  private WireConfigReader() {}

  static WireConfig read(ConfigSection file) {
    String profile = file.parsed("profile", WireConfigReader::profile);
    Network network = file.parsed("network", Network::parse);
    DuskWire wire = DuskWire.of(profile, network);
    boolean stampMessages = file.flag(STAMP_MESSAGES);
    if (stampMessages && !wire.frames().hasReserved()) {
      file.mistake(
          STAMP_MESSAGES,
          "must be false with profile %s, whose frames have no reserved field; was true"
              .formatted(profile));
    }
    return new WireConfig(profile, network, new TopicsReader(wire).read(file), stampMessages);
  }

  private static String profile(String name) {
    if (!DuskWire.profileNames().contains(name)) {
      throw new IllegalArgumentException(
          "must be one of %s, was \"%s\""
              .formatted(String.join(", ", DuskWire.profileNames()), name));
    }
    return name;
  }
}
