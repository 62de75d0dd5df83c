package dev.p2p.core;

import dev.p2p.api.Bytes;
import dev.p2p.api.Direction;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.StandardTopics;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.VersionPayload;
import dev.p2p.spi.WireProtocol;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to meet a node, and the frames of the peer that meets it.
 *
 * @param wire what both speak
 * @param direction as the node sees it: outbound if it dials
 */
record HandshakeSide(WireProtocol wire, Direction direction) {

  /** Every profile, the node dialling and being dialled. */
  static Stream<HandshakeSide> all() {
    return DuskWire.profileNames().stream().flatMap(HandshakeSide::both);
  }

  /** A profile, the node dialling and being dialled. */
  static Stream<HandshakeSide> both(String profile) {
    return Arrays.stream(Direction.values()).map(direction -> of(profile, direction));
  }

  static HandshakeSide of(String profile, Direction direction) {
    return new HandshakeSide(DuskWire.of(profile, Network.TESTNET), direction);
  }

  /** What the node waits for, in order. */
  List<String> steps() {
    return direction == Direction.OUTBOUND
        ? List.of(StandardTopics.VERACK, StandardTopics.VERSION)
        : List.of(StandardTopics.VERSION, StandardTopics.VERACK);
  }

  /** All a good peer sends. */
  List<Bytes> exchange() {
    return exchange(version(), verAck(Bytes.EMPTY));
  }

  /** All a good peer sends that is one of ours. */
  List<Bytes> exchange(NodeIdentity identity) {
    return exchange(version(), verAck(wire.handshake().encodeVerAck(identity)));
  }

  /** All a peer sends that has these to say. */
  List<Bytes> exchange(Bytes version, Bytes verAck) {
    return direction == Direction.OUTBOUND ? List.of(verAck, version) : List.of(version, verAck);
  }

  /** What a good peer sends before that step, and then this. */
  List<Bytes> at(String step, Bytes frame) {
    List<Bytes> sent = new ArrayList<>(exchange().subList(0, steps().indexOf(step)));
    sent.add(frame);
    return sent;
  }

  /** A Version that is accepted. */
  Bytes version() {
    return frame(StandardTopics.VERSION, versionPayload());
  }

  Bytes version(VersionPayload stated) {
    return frame(StandardTopics.VERSION, wire.handshake().encodeVersion(stated));
  }

  /** What an accepted Version holds. */
  Bytes versionPayload() {
    WireProfile profile = wire.profile();
    return wire.handshake()
        .encodeVersion(new VersionPayload(profile.version(), 0, profile.services()));
  }

  Bytes verAck(Bytes payload) {
    return frame(StandardTopics.VERACK, payload);
  }

  Bytes frame(String topicName, Bytes payload) {
    return frame(wire.profile().topics().named(topicName), payload);
  }

  /** A sound frame, whatever payload its topic allows. */
  Bytes frame(Topic topic, Bytes payload) {
    Topic lenient = new Topic(topic.number(), "any", wire.profile().topics().named("tx").policy());
    return wire.frames().encode(lenient, payload, 0).frame();
  }

  static Bytes joined(List<Bytes> frames) {
    byte[] all = new byte[frames.stream().mapToInt(Bytes::length).sum()];
    int end = 0;
    for (Bytes frame : frames) {
      frame.copyTo(all, end);
      end += frame.length();
    }
    return Bytes.wrap(all);
  }

  @Override
  public String toString() {
    return wire.profile().name() + (direction == Direction.OUTBOUND ? " dialling" : " dialled");
  }
}
