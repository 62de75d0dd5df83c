package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A trace written by hand. */
final class Sightings implements TraceSource {

  static final String ID = "6d0b3c".repeat(10) + "abcd";

  private static final long MILLI = 1_000_000;

  private final List<Sighting> all = new ArrayList<>();
  private String id = ID;

  /** What follows is about the message with that id. */
  Sightings message(String otherId) {
    id = otherId;
    return this;
  }

  Sightings at(long millis, String node, Kind kind, String peer) {
    return at(millis, node, kind, peer, "");
  }

  Sightings at(long millis, String node, Kind kind, String peer, String detail) {
    Optional<SightedMessage> message = Optional.of(new SightedMessage(id, "tx", 297));
    all.add(new Sighting(millis * MILLI, node, kind, peer, message, detail));
    return this;
  }

  /** A node is there, or something is done to it. */
  Sightings about(long millis, String node, Kind kind, String detail) {
    all.add(new Sighting(millis * MILLI, node, kind, "", Optional.empty(), detail));
    return this;
  }

  /** A first copy came, and this is what became of it. */
  Sightings came(long millis, String node, String from, String verdict) {
    return at(millis, node, Kind.RECEIVED, from).at(millis, node, Kind.PROCESSED, from, verdict);
  }

  /** A copy came of what is known. */
  Sightings copy(long millis, String node, String from) {
    return at(millis, node, Kind.RECEIVED, from).at(millis, node, Kind.DUPLICATE, from);
  }

  MessageStory find(String prefix) {
    try {
      return MessageSearch.find(IdPrefix.parse(prefix), this);
    } catch (IOException e) {
      throw new AssertionError("nothing is read", e);
    }
  }

  @Override
  public String name() {
    return "a trace";
  }

  @Override
  public void forEach(Consumer<Sighting> to) {
    all.forEach(to);
  }
}
