package dev.p2p.app.trace;

import dev.p2p.simulator.record.TraceEvent.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks through a trace, once, for the message whose id begins as wanted. What it keeps grows with
 * the number of nodes and peers, not with the length of the trace.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class MessageSearch {

  private static final int FAULTS_MAX = 10_000;

  private final IdPrefix wanted;
  private final Candidates fitting = new Candidates();
  private final Candidates published = new Candidates();
  private final Set<String> nodes = new LinkedHashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private final MessagePath path = new MessagePath();

  private MessageSearch(IdPrefix wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads a trace to its end.
   *
   * @throws IOException if it can't be read
   * @throws TraceException if it is no trace or a damaged one, or if not exactly one message has
   *     such an id; then it names some it could be
   */
  public static MessageStory find(IdPrefix wanted, TraceSource source) throws IOException {
    MessageSearch search = new MessageSearch(wanted);
    source.forEach(search::add);
    return search.result(source.name());
  }

  private void add(Sighting sighting) {
    if (!sighting.node().isEmpty()) {
      nodes.add(sighting.node());
    }
    if (sighting.kind() == Kind.FAULT && faults.size() < FAULTS_MAX) {
      faults.add(new Fault(sighting.atNanos(), sighting.node(), sighting.detail()));
    }
    sighting.message().ifPresent(message -> add(sighting, message));
  }

  private void add(Sighting sighting, SightedMessage message) {
    if (sighting.kind() == Kind.PUBLISHED) {
      published.add(sighting, message);
    }
    if (wanted.begins(message.id())) {
      fitting.add(sighting, message);
      if (fitting.isFirst(message)) {
        path.add(sighting);
      }
    }
  }

  private MessageStory result(String source) {
    if (fitting.isEmpty()) {
      throw new TraceException(
          published.isEmpty()
              ? "%s: no message was published in this trace".formatted(source)
              : "%s: no message has an id that begins with %s; those published first are%n%s"
                  .formatted(source, wanted, published));
    }
    if (wanted.isTooShort()) {
      throw new TraceException(
          "%s: an id must be given with at least %d digits, was %s; it fits%n%s"
              .formatted(source, IdPrefix.DIGITS_MIN, wanted, fitting));
    }
    if (!fitting.isOne()) {
      throw new TraceException(
          "%s: several messages have an id that begins with %s; which of these?%n%s"
              .formatted(source, wanted, fitting));
    }
    return path.story(fitting.first(), nodes, faults);
  }
}
