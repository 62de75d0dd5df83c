package dev.p2p.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.MessageId;
import dev.p2p.core.repair.Fetches.Ask;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Three who take part, and what is fetched from them. */
final class Fetching {

  static final Duration TIMEOUT = Duration.ofSeconds(3);
  static final Duration PATIENCE = TIMEOUT.multipliedBy(Fetches.PATIENCE);

  final TestRepairPeer anna = new TestRepairPeer("anna");
  final TestRepairPeer bert = new TestRepairPeer("bert");
  final TestRepairPeer carl = new TestRepairPeer("carl");
  final Fetches fetches = new Fetches(TIMEOUT);

  Fetching() {
    List.of(anna, bert, carl).forEach(peer -> fetches.joined(peer, 0));
  }

  void arrive(long number, TestRepairPeer from, boolean isNews, long nowNanos) {
    var unused = fetches.arrived(id(number), from.id(), isNews, nowNanos);
  }

  List<Ask> announce(TestRepairPeer peer, long nowNanos, List<MessageId> ids) {
    Fetches.Announced announced = fetches.announced(peer.id(), ids, nowNanos);
    assertThat(announced.excess()).isZero();
    return announced.asks();
  }

  static List<MessageId> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(Fetching::id).toList();
  }

  static MessageId id(long number) {
    return new MessageId(number, 0, 0, 0);
  }
}
