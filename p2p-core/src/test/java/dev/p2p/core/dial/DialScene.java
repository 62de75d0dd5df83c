package dev.p2p.core.dial;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.RemoteClosed;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.OutboundSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A policy, the addresses it may choose from, and time. */
final class DialScene implements AddressSupply {

  static final Duration SECOND = Duration.ofSeconds(1);

  final List<NodeAddress> known = new ArrayList<>();
  final Set<NodeAddress> tested = new LinkedHashSet<>();
  final Set<NodeAddress> banned = new LinkedHashSet<>();
  final RandomGenerator random;
  final DialPolicy policy;
  long now;

  DialScene(OutboundSettings settings) {
    this(settings, List.of(), List.of());
  }

  DialScene(OutboundSettings settings, List<NodeAddress> reserved, List<NodeAddress> anchors) {
    this(settings, new DialPolicy.Known(reserved, anchors), 1);
  }

  DialScene(OutboundSettings settings, DialPolicy.Known from, long seed) {
    this.random = new SplittableRandom(seed);
    this.policy = new DialPolicy(settings, from, this, banned::contains, now);
  }

  /**
   * Three peers, two dials at a time; 1 s of back-off up to 1 min, gone after 1 min; a feeler each
   * 2 min.
   */
  static OutboundSettings settings(int target, int dialsMax) {
    return new OutboundSettings(
        target,
        dialsMax,
        SECOND,
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2));
  }

  static NodeAddress address(String host) {
    return new NodeAddress(host, 7000);
  }

  /** Learns of nodes. */
  DialScene knows(String... hosts) {
    for (String host : hosts) {
      known.add(address(host));
    }
    return this;
  }

  /** Whom it dials now. */
  List<PlannedDial> dials() {
    return policy.next(now, random);
  }

  /** Whom it dials once so much time has passed. */
  List<PlannedDial> dialsAfter(Duration time) {
    now += time.toNanos();
    return dials();
  }

  void connected(NodeAddress address) {
    policy.joined(Optional.of(address));
    policy.connected(address);
  }

  /** Dials, and all of them succeed, until nobody is dialled any more. */
  List<PlannedDial> dialsAndConnects() {
    List<PlannedDial> all = new ArrayList<>();
    List<PlannedDial> some = dials();
    while (!some.isEmpty()) {
      all.addAll(some);
      some.forEach(dial -> connected(dial.address()));
      some = dials();
    }
    return all;
  }

  Optional<Redial> failed(NodeAddress address) {
    return policy.failed(address, now, random);
  }

  /** A peer it had dialled is gone. */
  Optional<Redial> gone(NodeAddress address, Duration lifetime) {
    var unused = policy.left(Optional.of(address), now, random);
    return ended(address, new RemoteClosed(), lifetime);
  }

  Optional<Redial> ended(NodeAddress address, CloseReason reason, Duration lifetime) {
    return policy.ended(address, reason, lifetime, now, random);
  }

  @Override
  public Optional<NodeAddress> pick(RandomGenerator chance, Predicate<NodeAddress> eligible) {
    return known.stream().filter(eligible).findFirst();
  }

  @Override
  public Optional<NodeAddress> pickFeeler(RandomGenerator chance, Predicate<NodeAddress> eligible) {
    return known.stream().filter(address -> !tested.contains(address)).filter(eligible).findFirst();
  }

  @Override
  public boolean isTested(NodeAddress address) {
    return tested.contains(address);
  }
}
