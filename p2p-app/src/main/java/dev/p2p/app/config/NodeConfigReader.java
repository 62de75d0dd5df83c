package dev.p2p.app.config;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import dev.p2p.core.settings.BookSettings;
import dev.p2p.core.settings.ConnectionSettings;
import dev.p2p.core.settings.GossipSettings;
import dev.p2p.core.settings.HandlerSettings;
import dev.p2p.core.settings.InboundSettings;
import dev.p2p.core.settings.KeepAliveSettings;
import dev.p2p.core.settings.LimitSettings;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.core.settings.OutboundSettings;
import dev.p2p.core.settings.OutboxSettings;
import dev.p2p.core.settings.Rate;
import dev.p2p.core.settings.RateSettings;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.core.settings.ShutdownSettings;
import dev.p2p.core.settings.StoreSettings;
import dev.p2p.transport.nio.SocketOptions;
import java.nio.file.Path;

/** Names every key of the file, and what it means to the node. */
final class NodeConfigReader {

  private NodeConfigReader() {}

  /** The configuration; what is wrong with it is noted by the section. */
  static NodeConfig read(ConfigSection file) {
    return new NodeConfig(
        WireConfigReader.read(file),
        file.parsedOrNull("listen", NodeAddress::parse),
        new PeersConfig(
            file.parsedList("peers", PeersConfig::dialable),
            file.parsedList("bootstrap", PeersConfig::dialable)),
        file.as(NodeConfigReader::settings, NodeSettings.DEFAULTS),
        file.section("transport").as(NodeConfigReader::transport, SocketOptions.DEFAULTS),
        new HostConfig(
            file.parsedOrNull("storeFile", Path::of),
            file.parsedOrNull("stateFolder", Path::of),
            file.section("admin").as(NodeConfigReader::admin, AdminConfig.DEFAULTS)));
  }

  private static AdminConfig admin(ConfigSection section) {
    return new AdminConfig(
        section.parsedOrNull("listen", NodeAddress::parse),
        section.parsedOrNull("tokenFile", Path::of),
        section.integer("journalEntries"),
        section.integer("traceMessages"),
        section.integer("recentMessages"));
  }

  private static NodeSettings settings(ConfigSection file) {
    return new NodeSettings(
        file.section("connections").as(NodeConfigReader::connections, ConnectionSettings.DEFAULTS),
        file.section("keepAlive").as(NodeConfigReader::keepAlive, KeepAliveSettings.DEFAULTS),
        limits(file),
        file.section("gossip").as(NodeConfigReader::gossip, GossipSettings.DEFAULTS),
        file.section("handlers").as(NodeConfigReader::handlers, HandlerSettings.DEFAULTS),
        file.section("shutdown").as(NodeConfigReader::shutdown, ShutdownSettings.DEFAULTS));
  }

  private static ConnectionSettings connections(ConfigSection section) {
    return new ConnectionSettings(
        section.duration("dialTimeout"),
        section.duration("handshakeTimeout"),
        section.section("inbound").as(NodeConfigReader::inbound, InboundSettings.DEFAULTS),
        section.section("outbound").as(NodeConfigReader::outbound, OutboundSettings.DEFAULTS),
        section.section("book").as(NodeConfigReader::book, BookSettings.DEFAULTS));
  }

  private static InboundSettings inbound(ConfigSection section) {
    return new InboundSettings(
        section.integer("max"),
        section.integer("perAddressMax"),
        section.integer("perSubnetMax"),
        section.integer("handshakesMax"),
        section.integer("handshakesPerAddressMax"),
        section.parsedList("exempt", Subnet::parse));
  }

  private static OutboundSettings outbound(ConfigSection section) {
    return new OutboundSettings(
        section.integer("target"),
        section.integer("dialsMax"),
        section.duration("retryAfter"),
        section.duration("retryAfterMax"),
        section.duration("goodStay"),
        section.duration("feelerEvery"));
  }

  private static BookSettings book(ConfigSection section) {
    return new BookSettings(
        section.integer("addressesMax"),
        section.duration("forgetAfter"),
        section.duration("saveEvery"),
        section.integer("anchorsMax"),
        section.integer("taughtBurst"),
        section.duration("taughtEvery"));
  }

  private static KeepAliveSettings keepAlive(ConfigSection section) {
    return new KeepAliveSettings(section.duration("pingAfter"), section.duration("closeAfter"));
  }

  private static LimitSettings limits(ConfigSection file) {
    OutboxSettings outbox =
        file.section("outbox").as(NodeConfigReader::outbox, OutboxSettings.DEFAULTS);
    RateSettings rates = file.section("rates").as(NodeConfigReader::rates, RateSettings.DEFAULTS);
    return file.section("limits")
        .as(
            section -> new LimitSettings(section.bytes("bytesMax"), outbox, rates),
            LimitSettings.DEFAULTS);
  }

  private static RateSettings rates(ConfigSection section) {
    RateSettings standard = RateSettings.DEFAULTS;
    return new RateSettings(
        section.section("control").as(NodeConfigReader::rate, standard.control()),
        section.section("gossip").as(NodeConfigReader::rate, standard.gossip()),
        section.section("requests").as(NodeConfigReader::rate, standard.requests()),
        section.section("others").as(NodeConfigReader::rate, standard.others()),
        section.duration("burst"),
        section.duration("patience"));
  }

  private static Rate rate(ConfigSection section) {
    return new Rate(section.integer("messagesPerSecond"), section.bytes("bytesPerSecond"));
  }

  private static OutboxSettings outbox(ConfigSection section) {
    return new OutboxSettings(
        section.integer("gossipMessagesMax"),
        section.bytes("gossipBytesMax"),
        section.bytes("directedBytesMax"),
        section.integer("answersPendingMax"),
        section.duration("stallLimit"),
        section.duration("fullLimit"));
  }

  private static GossipSettings gossip(ConfigSection section) {
    return new GossipSettings(
        section.integer("seenMax"),
        section.duration("seenFor"),
        section.section("store").as(NodeConfigReader::store, StoreSettings.DEFAULTS),
        section.section("repair").as(NodeConfigReader::repair, RepairSettings.DEFAULTS));
  }

  private static StoreSettings store(ConfigSection section) {
    return new StoreSettings(
        section.integer("messagesMax"), section.bytes("bytesMax"), section.duration("keepFor"));
  }

  private static RepairSettings repair(ConfigSection section) {
    return new RepairSettings(
        section.intBytes("announceOverBytes"),
        section.integer("pushPeers"),
        section.duration("compareEvery"),
        section.integer("comparePeers"),
        section.duration("settleFor"),
        section.duration("fetchTimeout"));
  }

  private static HandlerSettings handlers(ConfigSection section) {
    return new HandlerSettings(
        section.integer("laterMax"),
        section.duration("laterTimeout"),
        section.duration("slowAfter"));
  }

  private static ShutdownSettings shutdown(ConfigSection section) {
    return new ShutdownSettings(section.duration("flushLimit"), section.duration("drainLimit"));
  }

  private static SocketOptions transport(ConfigSection section) {
    return new SocketOptions(
        section.flag("tcpNoDelay"),
        section.intBytes("sendBufferBytes"),
        section.intBytes("receiveBufferBytes"),
        section.flag("reuseAddress"),
        section.integer("backlog"));
  }
}
