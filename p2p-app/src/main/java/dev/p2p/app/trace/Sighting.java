package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent.Kind;
import java.util.Optional;

/**
 * Something that happened, as a trace tells of it. Nodes have names, which come from the source.
 *
 * @param atNanos when, since the trace began
 * @param node where; empty for the network
 * @param kind what
 * @param peer the node at the other end; empty if there is none or it is not known
 * @param message which message it is about, if it is about one
 * @param detail what is not a number, such as a verdict; may be empty
 */
public record Sighting(
    long atNanos,
    String node,
    Kind kind,
    String peer,
    Optional<SightedMessage> message,
    String detail) {}
