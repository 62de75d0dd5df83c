package dev.p2p.core.dial;

import dev.p2p.api.CloseReason;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressGroup;
import dev.p2p.core.settings.OutboundSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Whom to dial, when, and what for. Told the time and what became of dials and peers; has no clock.
 *
 * <ul>
 *   <li>Reserved peers are dialled whenever they are not connected, and as soon as their back-off
 *       allows it.
 *   <li>The peers of an earlier run come next, once.
 *   <li>Then places are filled from the supply, each by a group of addresses that has none yet if
 *       there is one, so that whoever owns a few subnets gets a few places at most. Of an address
 *       that was only heard of the node makes a peer in one place out of {@value #UNTESTED_PART},
 *       as long as others can be had: what is heard can be made up.
 *   <li>While no place is free, addresses are tested now and then.
 * </ul>
 *
 * <p>An address that fails is left alone, longer each time. While the node has no peer at all none
 * is for longer than {@link #LONELY_MAX}: a machine that slept or changed its network is back soon.
 *
 * <p><b>Threading:</b> confined to one thread at a time.
 */
final class DialPolicy {

  /** Longest back-off of a node without peers. */
  static final Duration LONELY_MAX = Duration.ofSeconds(10);

  /** After the supply had nothing to offer it is asked again. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** One place of so many, and at least one, is for addresses that nobody tested. */
  static final int UNTESTED_PART = 8;

  static final int BACK_OFFS_MAX = 4_096;

  private final OutboundSettings settings;
  private final AddressSupply supply;
  private final Predicate<NodeAddress> banned;
  private final ReservedPeers reserved;
  private final Deque<NodeAddress> anchors;
  private final Slots slots = new Slots();
  private final Company company = new Company();
  private final BackOffs backOffs = new BackOffs(BACK_OFFS_MAX);
  private long lookAtNanos;
  private long feelerAtNanos;
  private boolean hungry;

  /**
   * Whom it knows from the start.
   *
   * @param reserved peers that are always to be connected, by name or address
   * @param anchors peers of an earlier run, the best first
   */
  record Known(Collection<NodeAddress> reserved, Collection<NodeAddress> anchors) {}

  /**
   * A policy of a node without peers.
   *
   * @param banned who is not to be dialled at the moment
   */
  DialPolicy(
      OutboundSettings settings,
      Known known,
      AddressSupply supply,
      Predicate<NodeAddress> banned,
      long nowNanos) {
    this.settings = settings;
    this.supply = supply;
    this.banned = banned;
    this.reserved = new ReservedPeers(known.reserved());
    this.anchors = new ArrayDeque<>(known.anchors());
    this.lookAtNanos = nowNanos;
    this.feelerAtNanos = nowNanos + settings.feelerEvery().toNanos();
  }

  /** The dials that are to begin now. What becomes of each is to be told. */
  List<PlannedDial> next(long nowNanos, RandomGenerator random) {
    List<PlannedDial> begun = new ArrayList<>();
    reserved.due(nowNanos, longestNanos()).stream()
        .filter(this::isFree)
        .limit(Math.max(0, settings.dialsMax() - slots.dialling()))
        .forEach(address -> begin(address, Purpose.RESERVED, begun));
    beginAnchors(begun);
    fill(nowNanos, random, begun);
    feel(nowNanos, random, begun);
    return begun;
  }

  /** Whether it wants more peers, and the supply had nobody it could dial. */
  boolean isHungry() {
    return hungry && wantsMore();
  }

  /** The addresses of connected peers that were chosen, the longest connected first. */
  List<NodeAddress> chosen() {
    return slots.filled();
  }

  /** How many peers take part, whoever dialled. */
  int company() {
    return company.size();
  }

  /** How many addresses are remembered for their failures. */
  int backOffs() {
    return backOffs.size();
  }

  /** A peer takes part, whoever dialled; {@code at}: where it listens, if that is known. */
  void joined(Optional<NodeAddress> at) {
    company.joined(at);
  }

  /**
   * A peer takes part no more, who had been told as {@link #joined}.
   *
   * @return what is dialled earlier for it than was said
   */
  List<Redial> left(Optional<NodeAddress> at, long nowNanos, RandomGenerator random) {
    company.left(at);
    List<Redial> redials = new ArrayList<>();
    for (NodeAddress address : reserved.takeElsewhere()) {
      reserved.put(address, BackOff.NONE.failedAgain(settings, nowNanos, random), false);
      redials.add(redial(address, nowNanos, "a peer left that may have been this one"));
    }
    if (company.size() == 0) {
      reserved
          .waiting(
              nowNanos,
              address ->
                  reserved.backOff(address).leftNanos(nowNanos, Long.MAX_VALUE)
                      > LONELY_MAX.toNanos())
          .forEach(address -> redials.add(redial(address, nowNanos, "no peer is left")));
      lookAtNanos = nowNanos;
    }
    return redials;
  }

  /** The handshake is done with the node at an address that was dialled. */
  void connected(NodeAddress address) {
    slots.connected(address);
  }

  /**
   * There was no connection.
   *
   * @return when it is dialled again, if that is known
   */
  Optional<Redial> failed(NodeAddress address, long nowNanos, RandomGenerator random) {
    slots.end(address);
    return leaveAlone(address, backOff(address), nowNanos, random);
  }

  /**
   * A connection that was dialled ended, in its handshake or afterwards.
   *
   * @param lifetime since it stood
   * @return when it is dialled again, if that is known
   */
  Optional<Redial> ended(
      NodeAddress address,
      CloseReason reason,
      Duration lifetime,
      long nowNanos,
      RandomGenerator random) {
    @Nullable Slot slot = slots.end(address);
    if (isRefusal(reason, RefusalCause.SELF_CONNECTION)) {
      reserved.remove(address);
    }
    if (isRefusal(reason, RefusalCause.DUPLICATE_CONNECTION)) {
      return elsewhere(address, nowNanos, random);
    }
    if (slot != null && slot.connected() && !slot.stays()) {
      return Optional.empty();
    }
    boolean stayed =
        slot != null && slot.connected() && lifetime.compareTo(settings.goodStay()) >= 0;
    return leaveAlone(address, stayed ? BackOff.NONE : backOff(address), nowNanos, random);
  }

  private void beginAnchors(List<PlannedDial> begun) {
    while (!anchors.isEmpty() && mayDial() && wantsMore()) {
      NodeAddress address = anchors.removeFirst();
      if (isFree(address) && !reserved.has(address)) {
        begin(address, Purpose.ANCHOR, begun);
      }
    }
  }

  private void fill(long nowNanos, RandomGenerator random, List<PlannedDial> begun) {
    while (nowNanos - lookAtNanos >= 0 && mayDial() && wantsMore()) {
      Optional<NodeAddress> chosen = choose(nowNanos, random);
      chosen.ifPresent(address -> begin(address, Purpose.OUTBOUND, begun));
      hungry = chosen.isEmpty();
      if (hungry) {
        lookAtNanos = nowNanos + LOOK_AGAIN.toNanos();
      }
    }
  }

  private void feel(long nowNanos, RandomGenerator random, List<PlannedDial> begun) {
    boolean due = nowNanos - feelerAtNanos >= 0;
    if (!due || settings.target() == 0 || wantsMore() || !mayDial()) {
      return;
    }
    feelerAtNanos =
        nowNanos + (long) ((double) settings.feelerEvery().toNanos() * (0.5 + random.nextDouble()));
    supply
        .pickFeeler(random, address -> isEligible(address, nowNanos))
        .ifPresent(address -> begin(address, Purpose.FEELER, begun));
  }

  private Optional<NodeAddress> choose(long nowNanos, RandomGenerator random) {
    int untested = slots.count(slot -> slot.fillsTarget() && !slot.tested());
    boolean testedOnly = untested >= Math.max(1, settings.target() / UNTESTED_PART);
    Predicate<NodeAddress> eligible = address -> isEligible(address, nowNanos);
    Predicate<NodeAddress> ofNewGroup =
        eligible.and(address -> !slots.isIn(AddressGroup.of(address)));
    return supply
        .pick(random, ofNewGroup.and(address -> !testedOnly || supply.isTested(address)))
        .or(() -> supply.pick(random, ofNewGroup))
        .or(() -> supply.pick(random, eligible));
  }

  private void begin(NodeAddress address, Purpose purpose, List<PlannedDial> begun) {
    boolean tested = supply.isTested(address);
    slots.begin(address, new Slot(purpose, AddressGroup.of(address), tested, false));
    begun.add(new PlannedDial(address, purpose));
  }

  private boolean mayDial() {
    return slots.dialling() < settings.dialsMax();
  }

  private boolean wantsMore() {
    return slots.count(Slot::fillsTarget) < settings.target();
  }

  private boolean isEligible(NodeAddress address, long nowNanos) {
    return isFree(address)
        && !reserved.has(address)
        && backOffs.of(address).leftNanos(nowNanos, longestNanos()) == 0;
  }

  private boolean isFree(NodeAddress address) {
    return !slots.has(address) && !company.has(address) && !banned.test(address);
  }

  private long longestNanos() {
    return company.size() == 0 ? LONELY_MAX.toNanos() : Long.MAX_VALUE;
  }

  private BackOff backOff(NodeAddress address) {
    return reserved.has(address) ? reserved.backOff(address) : backOffs.of(address);
  }

  /** The node is there, and connected by another connection. */
  private Optional<Redial> elsewhere(NodeAddress address, long nowNanos, RandomGenerator random) {
    Optional<Redial> redial = leaveAlone(address, backOff(address), nowNanos, random);
    reserved.put(address, reserved.backOff(address), true);
    return redial;
  }

  private Optional<Redial> leaveAlone(
      NodeAddress address, BackOff before, long nowNanos, RandomGenerator random) {
    BackOff backOff = before.failedAgain(settings, nowNanos, random);
    if (!reserved.has(address)) {
      backOffs.put(address, backOff);
      return Optional.empty();
    }
    reserved.put(address, backOff, false);
    String why =
        backOff.failures() == 1
            ? "it is gone"
            : "it failed " + backOff.failures() + " times in a row";
    return Optional.of(redial(address, nowNanos, why));
  }

  private Redial redial(NodeAddress address, long nowNanos, String why) {
    long inNanos = reserved.backOff(address).leftNanos(nowNanos, longestNanos());
    return new Redial(address, inNanos, "it is reserved, and " + why);
  }

  private static boolean isRefusal(CloseReason reason, RefusalCause cause) {
    return reason instanceof CloseReason.Refused refused && refused.cause() == cause;
  }
}
