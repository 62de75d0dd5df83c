package dev.p2p.simulator.network;

import dev.p2p.api.NodeAddress;
import dev.p2p.simulator.time.SeededRandom;
import dev.p2p.simulator.time.Timeline;
import dev.p2p.spi.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hosts and the connections between them, in virtual time. Every connection has a latency, a speed
 * and a window of its own; faults are switched on and off while it runs.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class SimulatedNetwork {

  private static final int OCTET = 256;

  private final Timeline timeline;
  private final VirtualWait waiting;
  private final SeededRandom random;
  private final LinkModel model;
  private final Cuts cuts = new Cuts();
  private final List<Host> hosts = new ArrayList<>();

  /** Only looked up in. */
  private final Map<String, Host> hostsByIp = new HashMap<>();

  private final Map<NodeAddress, SimulatedListener> listeners = new LinkedHashMap<>();

  /** By number, in the order they were made; both ends are open, or one is. */
  private final Map<Long, Link> links = new LinkedHashMap<>();

  private long lastLink;

  private record Link(SimulatedConnection dialler, SimulatedConnection acceptor) {

    private boolean joins(Host from, Host to) {
      return dialler.host() == from && acceptor.host() == to;
    }
  }

  /** How far apart the ends of a link are, each way. */
  private record Distance(long thereNanos, long backNanos) {}

  /** A network without hosts. */
  public SimulatedNetwork(Timeline timeline, SeededRandom random, LinkModel model) {
    this.timeline = timeline;
    this.waiting = new VirtualWait(timeline);
    this.random = random;
    this.model = model;
  }

  /** Puts a machine on the network, at {@link #usualAddress}. */
  public Host addHost(int port) {
    return addHost(usualAddress(hosts.size(), port));
  }

  /**
   * Puts a machine on the network.
   *
   * @param address its own, and where it can be dialled
   * @throws IllegalArgumentException if there is one already
   */
  public Host addHost(NodeAddress address) {
    if (hostsByIp.containsKey(address.host())) {
      throw new IllegalArgumentException("there is a host at " + address.host() + " already");
    }
    int index = hosts.size();
    Host host = new Host(this, index, address, random.forPurpose(index));
    hosts.add(host);
    hostsByIp.put(address.host(), host);
    return host;
  }

  /**
   * Where the machine with that index lives unless it is said: each in a subnet of its own, as
   * machines of different people are. 10.0.0.1, 10.0.1.1 and so on.
   */
  public static NodeAddress usualAddress(int index, int port) {
    return new NodeAddress(
        "10.%d.%d.%d".formatted(index / OCTET % OCTET, index % OCTET, 1 + index / OCTET / OCTET),
        port);
  }

  /** The machine at an address; whatever the port. */
  public Optional<Host> hostAt(NodeAddress address) {
    return Optional.ofNullable(hostsByIp.get(address.host()));
  }

  /** All machines, by index. */
  public List<Host> hosts() {
    return List.copyOf(hosts);
  }

  /** Cuts one direction, on top of other cuts: bytes wait until it is mended as often. */
  public void cut(Host from, Host to) {
    cuts.cut(from, to);
  }

  /** Mends one cut of one direction. */
  public void mend(Host from, Host to) {
    cuts.mend(from, to);
    resume();
  }

  /**
   * Parts the hosts: what is sent from one side to another waits. Hosts on none of the sides are
   * one more, together. Takes the place of a partition before.
   */
  public void partition(List<List<Host>> sides) {
    cuts.partition(sides);
    resume();
  }

  /** Ends the partition. */
  public void heal() {
    cuts.heal();
    resume();
  }

  /** Loses every connection between two hosts: both find it reset. */
  public void lose(Host one, Host other) {
    for (Link link : List.copyOf(links.values())) {
      if (link.joins(one, other) || link.joins(other, one)) {
        link.dialler().lose();
        link.acceptor().lose();
      }
    }
  }

  /** The hosts that have left something unread for so long. */
  public List<Host> notReadingFor(Duration time) {
    return links.values().stream()
        .flatMap(link -> Stream.of(link.dialler(), link.acceptor()))
        .filter(end -> end.input().unreadForNanos() >= time.toNanos())
        .map(SimulatedConnection::host)
        .distinct()
        .toList();
  }

  Timeline timeline() {
    return timeline;
  }

  /** How many connections there are of which at least one end is open. */
  int linkCount() {
    return links.size();
  }

  VirtualWait waiting() {
    return waiting;
  }

  boolean isCut(Host from, Host to) {
    return cuts.isCut(from, to);
  }

  LinkModel model() {
    return model;
  }

  SeededRandom linkRandom() {
    return new SeededRandom(random.nextLong());
  }

  Listener listen(Host host, NodeAddress local) throws IOException {
    NodeAddress address = local.port() == 0 ? freeAddress(host) : local;
    if (!address.host().equals(host.address().host())) {
      throw new IOException(address + ": not an address of " + host);
    }
    if (listeners.containsKey(address)) {
      throw new IOException(address + ": address already in use");
    }
    SimulatedListener listener =
        new SimulatedListener(host, address, () -> listeners.remove(address));
    listeners.put(address, listener);
    return listener;
  }

  /** Its own address, or that with the next port nobody listens on. */
  private NodeAddress freeAddress(Host host) {
    NodeAddress address = host.address();
    while (listeners.containsKey(address)) {
      address = address.withPort(address.port() + 1);
    }
    return address;
  }

  /** A question that takes the latency of the link to get there, and its answer to come back. */
  SimulatedDial dial(Host from, NodeAddress remote, Duration timeout) {
    SimulatedDial dial = new SimulatedDial(from);
    Distance distance = new Distance(model.latency().draw(random), model.latency().draw(random));
    timeline.at(
        timeline.nowNanos() + distance.thereNanos(), () -> ask(remote, from, dial, distance));
    timeline.after(timeout, () -> dial.fail(remote + ": no answer within " + timeout));
    return dial;
  }

  void crash(Host host) {
    for (Link link : List.copyOf(links.values())) {
      if (link.dialler().host() == host) {
        link.dialler().kill();
      }
      if (link.acceptor().host() == host) {
        link.acceptor().kill();
      }
    }
    List<SimulatedListener> dying =
        listeners.values().stream().filter(listener -> listener.host() == host).toList();
    dying.forEach(Listener::close);
  }

  private void ask(NodeAddress remote, Host from, SimulatedDial dial, Distance distance) {
    Host to = hostsByIp.get(remote.host());
    if (to == null || isCut(from, to)) {
      // Nobody answers; the dial runs into its limit.
      return;
    }
    long answerAtNanos = timeline.nowNanos() + distance.backNanos();
    SimulatedListener listener = listeners.get(remote);
    if (listener == null) {
      answer(to, from, answerAtNanos, () -> dial.fail(remote + ": connection refused"));
      return;
    }
    answer(to, from, answerAtNanos, dial::succeed);
    Link link = connect(from, listener, distance);
    dial.takenAs(link.dialler());
    listener.arrive(link.acceptor());
    to.wake();
  }

  /** An answer that runs into a cut is lost, as a question is. */
  private void answer(Host by, Host asker, long atNanos, Runnable news) {
    timeline.at(
        atNanos,
        () -> {
          if (!isCut(by, asker)) {
            news.run();
          }
        });
  }

  private Link connect(Host from, SimulatedListener listener, Distance distance) {
    long number = ++lastLink;
    NodeAddress here = from.nextLocalAddress();
    Host to = listener.host();
    SimulatedConnection dialler =
        new SimulatedConnection(from, here, listener.localAddress(), () -> forget(number));
    SimulatedConnection acceptor =
        new SimulatedConnection(to, listener.localAddress(), here, () -> forget(number));
    OneWay there = new OneWay(this, from, to, distance.thereNanos(), acceptor::refuse);
    OneWay back = new OneWay(this, to, from, distance.backNanos(), dialler::refuse);
    dialler.join(back, there);
    acceptor.join(there, back);
    Link link = new Link(dialler, acceptor);
    links.put(number, link);
    return link;
  }

  private void forget(long number) {
    Link link = links.get(number);
    if (link != null && link.dialler().isBroken() && link.acceptor().isBroken()) {
      links.remove(number);
    }
  }

  private void resume() {
    for (Link link : List.copyOf(links.values())) {
      link.dialler().output().resume();
      link.acceptor().output().resume();
    }
  }
}
