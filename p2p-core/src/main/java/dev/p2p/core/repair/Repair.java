package dev.p2p.core.repair;

import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageId;
import dev.p2p.api.NodeIdentity;
import dev.p2p.api.Offence;
import dev.p2p.api.Origin;
import dev.p2p.api.Outcome;
import dev.p2p.api.PeerId;
import dev.p2p.api.PeerInfo;
import dev.p2p.api.RemotePeer;
import dev.p2p.api.Topic;
import dev.p2p.core.gossip.DuplicateFilter;
import dev.p2p.core.settings.RepairSettings;
import dev.p2p.spi.MessageStore;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.RepairCodec.Comparison;
import dev.p2p.spi.RepairCodec.Listing;
import dev.p2p.spi.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A node's part in repair: compares inventories with peers of ours, fetches what is missing here,
 * serves what is missing there.
 *
 * <p><b>Threading:</b> safe to share; runs on the Readers and on the ticker. Never waits, except
 * for what the store's {@code find} takes, on a Reader for the first answer and on a Writer for
 * others.
 */
public final class Repair implements MessageHandler {

  private final RepairMessages messages;
  private final RepairSettings settings;
  private final Surroundings around;
  private final Reconciliation reconciliation;
  private final Fetches fetches;
  private final Rounds rounds;
  private final UselessRequests useless;
  private final CompareEffort effort;

  /**
   * Messages that were fetched and are being processed: as many as handlers are at work. Only
   * looked up in.
   */
  private final Set<MessageId> fetched = ConcurrentHashMap.newKeySet();

  /**
   * What is not repair.
   *
   * @param store what is kept, for others
   * @param filter what is known
   * @param observer who is told
   * @param time where time comes from
   * @param random for keys and lots
   */
  public record Surroundings(
      MessageStore store,
      DuplicateFilter filter,
      NodeObserver observer,
      TimeSource time,
      RandomGenerator random) {}

  /** Repairs with these. */
  public Repair(RepairMessages messages, RepairSettings settings, Surroundings around) {
    this.messages = messages;
    this.settings = settings;
    this.around = around;
    this.reconciliation = new Reconciliation(around.store());
    this.fetches = new Fetches(settings.fetchTimeout());
    this.rounds = new Rounds(settings, around.random(), now());
    this.useless = new UselessRequests(now());
    this.effort = new CompareEffort(now());
  }

  /** Whether messages of {@code topic} are for this handler. */
  public boolean handles(Topic topic) {
    return messages.topics().has(topic);
  }

  /**
   * Whether this node repairs with a peer: if the peer has said that it does. That this node does,
   * and tells its peers so, follows from that there is a {@code Repair}. Nothing else decides.
   */
  public boolean isWith(PeerInfo peer) {
    return peer.identity().map(NodeIdentity::repairs).orElse(false);
  }

  /** A peer takes part that {@link #isWith} says so of; compares everything with it if first. */
  public void joined(RepairPeer peer, boolean first) {
    rounds.join(peer);
    send(fetches.joined(peer, now()));
    if (first) {
      compare(peer, Duration.ZERO);
    }
  }

  /** The peer is gone. */
  public void left(RepairPeer peer) {
    rounds.leave(peer);
    send(fetches.gone(peer, now()));
  }

  /** Takes a message of repair, well formed. */
  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    if (!isWith(peer.info())) {
      return Outcome.rejected("%s is for nodes that say they repair".formatted(message.topic()));
    }
    Topic topic = message.topic();
    RepairTopics topics = messages.topics();
    if (topic.equals(topics.have())) {
      onHave(messages.ids(message), peer);
    } else if (topic.equals(topics.want())) {
      return new Outcome.Ignored(serve(messages.ids(message), peer));
    } else if (topic.equals(topics.lack())) {
      onLack(messages.ids(message), peer);
    } else if (isTooMuch(message, peer)) {
      return Outcome.ignored();
    } else if (topic.equals(topics.compare())) {
      return onComparison(messages.comparison(message), peer);
    } else {
      onListing(messages.listing(message), peer);
    }
    return Outcome.ignored();
  }

  /**
   * A message of a relayed topic came, from a peer that need not repair; call when it is claimed.
   *
   * @param isNews whether it is to be processed: then {@link #settled} must follow
   * @return who else has it, as far as that made it wanted
   */
  public Collection<PeerId> arrived(MessageId id, PeerId peer, boolean isNews) {
    Fetches.Arrived arrived = fetches.arrived(id, peer, isNews, now());
    if (isNews && !arrived.announcers().isEmpty()) {
      fetched.add(id);
    }
    send(arrived.asks());
    return arrived.announcers();
  }

  /** A message is processed, or can't be; whether it had been asked for. */
  public boolean settled(MessageId id) {
    return !fetched.isEmpty() && fetched.remove(id);
  }

  /** Looks at the time. */
  public void tick() {
    long nowNanos = now();
    Fetches.Step step = fetches.tick(nowNanos);
    for (Fetches.Failed failed : step.failed()) {
      penalise(failed.peer(), Offence.FALSE_INVENTORY, failed.count(), "announced and never sent");
    }
    send(step.asks());
    for (RepairPeer peer : rounds.due(nowNanos)) {
      if (fetches.hasRoom(peer.info().id())) {
        compare(peer, settings.settleFor());
      }
    }
    useless.tick(nowNanos);
    effort.tick(nowNanos);
  }

  /** How many messages others have and this node has not, as far as it knows. */
  public int wanted() {
    return fetches.size();
  }

  /** How many messages are being processed that had been asked for. */
  int fetched() {
    return fetched.size();
  }

  private void compare(RepairPeer peer, Duration keptFor) {
    long key = around.random().nextLong();
    peer.send(messages.compare(reconciliation.outline(key, keptFor)));
  }

  private boolean isTooMuch(Message message, RemotePeer peer) {
    boolean refused = effort.isTooMuch(peer.info().id(), around.store().usage().messages());
    penalise(
        peer,
        Offence.USELESS_REQUESTS,
        refused ? 1 : 0,
        "%s not looked at: compares more than is of use".formatted(message.topic()));
    return refused;
  }

  private Outcome onComparison(Comparison theirs, RemotePeer peer) {
    if (!Reconciliation.isInOrder(theirs)) {
      return Outcome.rejected("the ranges of a comparison must be in order and not overlap");
    }
    Reconciliation.Answer answer = reconciliation.answer(theirs);
    effort.add(peer.info().id(), answer.looked());
    Stream<Message> deeper = answer.comparisons().stream().map(messages::compare);
    Stream<Message> lists = answer.listings().stream().map(messages::list);
    return new Outcome.Ignored(Stream.concat(deeper, lists).iterator());
  }

  private void onListing(Listing listing, RemotePeer peer) {
    Reconciliation.Difference difference = reconciliation.difference(listing);
    effort.add(peer.info().id(), difference.looked());
    messages.have(difference.onlyHere()).forEach(peer::send);
    // What does not fit is for the next round, and nobody's fault: we asked for the list.
    var unused = fetch(difference.onlyThere(), peer);
  }

  private void onHave(List<MessageId> ids, RemotePeer peer) {
    int excess = fetch(ids, peer);
    penalise(peer, Offence.INVENTORY_FLOOD, excess, "announced beyond its share");
  }

  /** Asks for those that are not known; answers how many are beyond the bounds. */
  private int fetch(List<MessageId> ids, RemotePeer peer) {
    PeerId from = peer.info().id();
    Origin origin = new Origin.Remote(from);
    List<MessageId> news = ids.stream().filter(id -> !around.filter().isKnown(id, origin)).toList();
    if (news.isEmpty()) {
      return 0;
    }
    Fetches.Announced announced = fetches.announced(from, news, now());
    send(announced.asks());
    return announced.excess();
  }

  private Iterator<Message> serve(List<MessageId> ids, RemotePeer peer) {
    return new Serving(ids, around.store(), messages::lack, missing -> onMissing(missing, peer));
  }

  private void onMissing(int count, RemotePeer peer) {
    int beyond = useless.beyond(peer.info().id(), count);
    penalise(peer, Offence.USELESS_REQUESTS, beyond, "asked for what is not kept here");
  }

  private void onLack(List<MessageId> ids, RemotePeer peer) {
    Fetches.Step step = fetches.lacking(peer.info().id(), ids, now());
    int asked = step.failed().stream().mapToInt(Fetches.Failed::count).sum();
    penalise(peer, Offence.FALSE_INVENTORY, asked, "announced and not kept");
    penalise(peer, Offence.UNASKED_ANSWER, ids.size() - asked, "lacks what it was not asked for");
    send(step.asks());
  }

  private void send(List<Fetches.Ask> asks) {
    for (Fetches.Ask ask : asks) {
      messages.want(ask.ids()).forEach(ask.peer()::send);
    }
  }

  private long now() {
    return around.time().nanoTime();
  }

  private void penalise(RemotePeer peer, Offence offence, int count, String detail) {
    penalise(peer.info().id(), offence, count, detail);
  }

  private void penalise(PeerId peer, Offence offence, int count, String detail) {
    if (count > 0) {
      around.observer().onEvent(new NodeEvent.Penalised(peer, offence, count, detail));
    }
  }
}
