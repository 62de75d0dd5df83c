package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPolicy;
import dev.p2p.api.TopicTable;
import dev.p2p.api.WireProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What docs/wire.md says in tables, made from the code's own constants. */
final class WireTables {

  private static final String NONE = "–";

  private WireTables() {}

  /** The tables by name, as Markdown. */
  static Map<String, String> all() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("profiles", profiles());
    DuskWire.profileNames().forEach(name -> tables.put("frame " + name, frame(name)));
    tables.put("networks", networks());
    tables.put("topics", topics());
    tables.put("ping", pings());
    return tables;
  }

  private static String profiles() {
    Table table =
        new Table(
            "profile",
            "stamp",
            "reserved field",
            "length at most",
            "largest payload",
            "version",
            "services",
            "accepts services");
    for (String name : DuskWire.profileNames()) {
      WireProfile profile = wire(name).profile();
      FrameLayout layout = wire(name).layout();
      table.row(
          code(name),
          layout.stamp() instanceof FrameStamp.Magic ? "magic, 4 bytes" : "version, 8 bytes",
          layout.hasReserved() ? "8 bytes" : NONE,
          number(layout.maxLength()),
          number(profile.maxPayloadBytes()),
          profile.version().toString(),
          Long.toString(profile.services()),
          profile.serviceRules().describe());
    }
    return table.toString();
  }

  private static String frame(String name) {
    FrameLayout layout = wire(name).layout();
    Table table = new Table("offset", "bytes", "field", "value");
    table.row(
        "0",
        "8",
        "length",
        "bytes after this field, %d to %s"
            .formatted(layout.minLength() + 1, number(layout.maxLength())));
    table.row("8", Integer.toString(layout.stamp().bytes()), stampName(layout), stampRule(layout));
    if (layout.hasReserved()) {
      table.row(
          Integer.toString(layout.reservedOffset()),
          "8",
          "reserved",
          "0, or nanoseconds since 1970; not looked at");
    }
    table.row(
        Integer.toString(layout.checksumOffset()),
        "4",
        "checksum",
        "first 4 bytes of BLAKE2b-256 of topic and payload");
    table.row(Integer.toString(layout.topicOffset()), "1", "topic", "number of the topic");
    table.row(
        Integer.toString(layout.payloadOffset()),
        "0 to " + number(layout.maxPayloadBytes()),
        "payload",
        "as its topic says");
    return table.toString();
  }

  private static String stampName(FrameLayout layout) {
    return layout.stamp() instanceof FrameStamp.Magic ? "magic" : "version";
  }

  private static String stampRule(FrameLayout layout) {
    return switch (layout.stamp()) {
      case FrameStamp.Magic ignored -> "that of the network";
      case FrameStamp.Version(int major, int minor) ->
          "four u16: 0 (not looked at), %d, %d, patch (any; we write 0)".formatted(major, minor);
    };
  }

  private static String networks() {
    Table table = new Table("network", "magic", "on the wire");
    for (Network network : Network.named()) {
      byte[] wire = new byte[Integer.BYTES];
      LittleEndian.putInt(wire, 0, network.magic());
      table.row(
          code(network.name()),
          code(Network.magicText(network.magic())),
          code(Bytes.wrap(wire).toHex()));
    }
    return table.toString();
  }

  private static String topics() {
    List<String> profiles = DuskWire.profileNames();
    List<String> heads = new ArrayList<>(List.of("topic"));
    profiles.forEach(name -> heads.add(code(name)));
    heads.addAll(List.of("routable", "relayed", "priority", "largest payload", "in a full outbox"));
    Table table = new Table(heads.toArray(String[]::new));
    for (Topic topic : topicsOfAllProfiles()) {
      List<String> cells = new ArrayList<>(List.of(code(topic.name())));
      profiles.forEach(name -> cells.add(numberIn(name, topic)));
      TopicPolicy policy = topic.policy();
      cells.add(yes(policy.routable()));
      cells.add(yes(policy.relayed()));
      cells.add(lower(policy.priority()));
      cells.add(largestPayload(topic));
      cells.add(lower(policy.overflow()));
      table.row(cells.toArray(String[]::new));
    }
    return table.toString();
  }

  /** By name, in the order of the newest profile, then those only older ones have. */
  private static List<Topic> topicsOfAllProfiles() {
    Map<String, Topic> byName = new LinkedHashMap<>();
    for (String profile : DuskWire.profileNames().reversed()) {
      wire(profile).profile().topics().all().forEach(t -> byName.putIfAbsent(t.name(), t));
    }
    return byName.values().stream().filter(WireTables::passesBetweenNodes).toList();
  }

  private static boolean passesBetweenNodes(Topic topic) {
    return topic.policy().routable()
        || topic.name().equals(StandardTopics.VERSION)
        || topic.name().equals(StandardTopics.VERACK);
  }

  private static String numberIn(String profile, Topic topic) {
    TopicTable table = wire(profile).profile().topics();
    return table.find(topic.name()).map(found -> Integer.toString(found.number())).orElse(NONE);
  }

  private static String largestPayload(Topic topic) {
    boolean fillsFrame =
        DuskWire.profileNames().stream()
            .map(name -> wire(name).profile())
            .anyMatch(p -> p.maxPayloadBytes() == topic.policy().maxPayloadBytes());
    return fillsFrame ? "the frame's" : number(topic.policy().maxPayloadBytes());
  }

  private static String pings() {
    Table table = new Table("profile", "a Ping on testnet");
    for (String name : DuskWire.profileNames()) {
      DuskWire wire = wire(name);
      Topic ping = wire.profile().topics().named(StandardTopics.PING);
      Message message = wire.frames().encode(ping, Bytes.EMPTY, 0);
      table.row(code(name), code(message.frame().toHex()));
    }
    return table.toString();
  }

  private static DuskWire wire(String profile) {
    return DuskWire.of(profile, Network.TESTNET);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String number(int value) {
    return "%,d".formatted(value);
  }

  private static String yes(boolean value) {
    return value ? "yes" : NONE;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A table in Markdown. */
  private static final class Table {

    private final StringBuilder text = new StringBuilder();

    private Table(String... heads) {
      row(heads);
      text.append("|---".repeat(heads.length)).append("|\n");
    }

    private void row(String... cells) {
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
