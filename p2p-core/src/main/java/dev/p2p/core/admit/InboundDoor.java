package dev.p2p.core.admit;

import dev.p2p.api.CloseReason.Evicted;
import dev.p2p.api.CloseReason.RefusalCause;
import dev.p2p.api.CloseReason.Refused;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.InboundSettings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Decides about each connection that arrives whether it comes in, and who has to go for it. Knows
 * numbers and addresses only: opening and closing is for others.
 *
 * <p>A host or subnet that has its share gets no more. Where handshakes are what is scarce, the
 * oldest of the biggest crowd gives way: whoever is in earnest is done by then. Where places are, a
 * peer goes that is good for nothing in particular ({@link Protection}), the youngest of the
 * biggest crowd.
 *
 * <p><b>Threading:</b> confined: calls must not overlap. Takes as long as looking through all that
 * are in if they are as many as may be, else next to nothing.
 */
public final class InboundDoor {

  /**
   * When all places are taken, handshakes get this share of them: connections that say nothing push
   * out no more peers than that.
   */
  private static final int HANDSHAKES_SHARE_WHEN_FULL = 8;

  private static final Comparator<Visitor> OLDEST = Comparator.comparingLong(Visitor::number);
  private static final Comparator<Visitor> YOUNGEST = OLDEST.reversed();

  private final InboundSettings settings;
  private final Predicate<NodeAddress> reserved;
  private final Protection protection;

  /** By number; oldest first. */
  private final Map<Long, Guest> inHandshake = new LinkedHashMap<>();

  private final Map<Long, Guest> established = new LinkedHashMap<>();

  private final Counts perHost = new Counts();
  private final Counts perSubnet = new Counts();
  private final Counts handshakesPerHost = new Counts();

  /**
   * A door nobody has come through.
   *
   * @param reserved who is always welcome: exempt from the limits of hosts and subnets, and never
   *     has to go for another
   * @param random for what nobody else may know
   */
  public InboundDoor(
      InboundSettings settings, Predicate<NodeAddress> reserved, RandomGenerator random) {
    this.settings = settings;
    this.reserved = reserved;
    this.protection = new Protection(random);
  }

  /**
   * A connection has arrived. Unless the answer is no it is in from now on, in its handshake, and
   * whoever has to go for it is not.
   *
   * @param number higher than any before
   */
  public Entry arrive(long number, NodeAddress from) {
    Source source = Source.of(from, settings, reserved);
    Entry entry =
        checkSource(source)
            .or(this::checkHandshakes)
            .or(this::checkPlaces)
            .orElseGet(Entry.In::new);
    if (entry instanceof Entry.InsteadOf(var other, var ignored)) {
      left(other);
    }
    if (!(entry instanceof Entry.No)) {
      let(new Guest(number, source, Optional.empty()));
    }
    return entry;
  }

  /** Its handshake is done, and its peer takes part; nothing if it is not in any more. */
  public void established(long number, Merits merits) {
    Guest guest = inHandshake.remove(number);
    if (guest != null) {
      established.put(number, guest.established(merits));
      if (guest.source().limited()) {
        handshakesPerHost.remove(guest.source().host());
      }
    }
  }

  /** It has ended; nothing if it is not in any more. */
  public void left(long number) {
    Guest waiting = inHandshake.remove(number);
    Guest guest = waiting != null ? waiting : established.remove(number);
    if (guest == null || !guest.source().limited()) {
      return;
    }
    perHost.remove(guest.source().host());
    perSubnet.remove(guest.source().subnet());
    if (guest.isInHandshake()) {
      handshakesPerHost.remove(guest.source().host());
    }
  }

  /** How many are in. */
  public int size() {
    return inHandshake.size() + established.size();
  }

  private void let(Guest guest) {
    inHandshake.put(guest.number(), guest);
    if (guest.source().limited()) {
      perHost.add(guest.source().host());
      perSubnet.add(guest.source().subnet());
      handshakesPerHost.add(guest.source().host());
    }
  }

  private Optional<Entry> checkSource(Source source) {
    if (!source.limited()) {
      return Optional.empty();
    }
    String host = source.host();
    String subnet = source.subnet();
    if (perHost.of(host) >= settings.perAddressMax()) {
      return no(
          RefusalCause.ADDRESS_FULL,
          "%d of %d connections from %s are open"
              .formatted(perHost.of(host), settings.perAddressMax(), host));
    }
    if (perSubnet.of(subnet) >= settings.perSubnetMax()) {
      return no(
          RefusalCause.SUBNET_FULL,
          "%d of %d connections from %s are open"
              .formatted(perSubnet.of(subnet), settings.perSubnetMax(), subnet));
    }
    if (handshakesPerHost.of(host) >= settings.handshakesPerAddressMax()) {
      return no(
          RefusalCause.HANDSHAKES_FULL,
          "%d of %d connections from %s are in their handshake"
              .formatted(handshakesPerHost.of(host), settings.handshakesPerAddressMax(), host));
    }
    return Optional.empty();
  }

  private Optional<Entry> checkHandshakes() {
    int max = handshakesMax();
    if (inHandshake.size() < max) {
      return Optional.empty();
    }
    String evidence =
        "%d of %d connections are in their handshake".formatted(inHandshake.size(), max);
    return oldestHandshakeGoes(evidence).or(() -> no(RefusalCause.HANDSHAKES_FULL, evidence));
  }

  private Optional<Entry> oldestHandshakeGoes(String evidence) {
    return Crowd.biggest(yielding(inHandshake), OLDEST)
        .map(crowd ->
            new Entry.InsteadOf(
                crowd.first().number(),
                new Refused(
                    RefusalCause.HANDSHAKES_FULL,
                    evidence + "; the oldest gave way to another: " + crowd.describe())));
  }

  private int handshakesMax() {
    if (size() < settings.max()) {
      return settings.handshakesMax();
    }
    int share = Math.max(1, settings.max() / HANDSHAKES_SHARE_WHEN_FULL);
    return Math.min(settings.handshakesMax(), share);
  }

  private Optional<Entry> checkPlaces() {
    if (size() < settings.max()) {
      return Optional.empty();
    }
    String evidence = "%d of %d inbound connections are open".formatted(size(), settings.max());
    return youngestPeerGoes(evidence)
        .or(() -> oldestHandshakeGoes(evidence))
        .or(() -> no(RefusalCause.INBOUND_FULL, evidence + ", none of which can go"));
  }

  private Optional<Entry> youngestPeerGoes(String evidence) {
    List<Candidate> candidates =
        yielding(established).stream()
            .flatMap(guest -> guest.merits().map(known -> Candidate.of(guest, known)).stream())
            .toList();
    return Crowd.biggest(protection.unprotected(candidates), YOUNGEST)
        .map(crowd ->
            new Entry.InsteadOf(
                crowd.first().number(),
                new Evicted(evidence + "; the youngest gave way to another: " + crowd.describe())));
  }

  private static List<Guest> yielding(Map<Long, Guest> guests) {
    return guests.values().stream().filter(guest -> !guest.source().reserved()).toList();
  }

  private static Optional<Entry> no(RefusalCause cause, String detail) {
    return Optional.of(new Entry.No(new Refused(cause, detail)));
  }
}
