package dev.p2p.simulator.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceTest {

  @Test
  void everyPartOfAnEventCounts() {
    TraceEvent event = new TraceEvent(1, 2, TraceEvent.Kind.SENT, connection(3), 4, "detail");

    assertThat(
            List.of(
                hashOf(event),
                hashOf(new TraceEvent(9, 2, TraceEvent.Kind.SENT, connection(3), 4, "detail")),
                hashOf(new TraceEvent(1, 9, TraceEvent.Kind.SENT, connection(3), 4, "detail")),
                hashOf(new TraceEvent(1, 2, TraceEvent.Kind.RECEIVED, connection(3), 4, "detail")),
                hashOf(new TraceEvent(1, 2, TraceEvent.Kind.SENT, connection(9), 4, "detail")),
                hashOf(new TraceEvent(1, 2, TraceEvent.Kind.SENT, connection(3), 9, "detail")),
                hashOf(new TraceEvent(1, 2, TraceEvent.Kind.SENT, connection(3), 4, "details"))))
        .doesNotHaveDuplicates();
    assertThat(hashOf(event)).isEqualTo(hashOf(event));
  }

  @Test
  void aDetailCountsToItsEndHoweverLongItIs() {
    String longest = "x".repeat(100_000);

    assertThat(hashOf(noted(longest + "a"))).isNotEqualTo(hashOf(noted(longest + "b")));
  }

  @Test
  void theOrderCountsAndTheSinkIsToldInIt() {
    List<TraceEvent> told = new ArrayList<>();
    Trace trace = new Trace(told::add);
    trace.add(noted("a"));
    trace.add(noted("b"));

    assertThat(told).containsExactly(noted("a"), noted("b"));
    assertThat(trace.count()).isEqualTo(2);
    assertThat(trace.hash()).isNotEqualTo(hashOf(noted("b"), noted("a")));
  }

  private static TraceEvent noted(String detail) {
    return new TraceEvent(1, 2, TraceEvent.Kind.NOTED, TraceSubject.Nothing.NOTHING, -1, detail);
  }

  private static TraceSubject connection(long number) {
    return new TraceSubject.OfConnection(number);
  }

  private static String hashOf(TraceEvent... events) {
    Trace trace = new Trace(TraceSink.NONE);
    for (TraceEvent event : events) {
      trace.add(event);
    }
    return trace.hash();
  }
}
