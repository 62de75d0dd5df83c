package dev.p2p.simulator.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which nodes have which as their peers at the moment, each as it sees it.
 *
 * <p><b>Threading:</b> confined to the thread that runs the simulation.
 */
public final class LinkGraph {

  /** By node: how many connections it has with each peer. */
  private final List<Map<Integer, Integer>> peers = new ArrayList<>();

  /** Nobody knows anybody. */
  public LinkGraph(int nodes) {
    for (int i = 0; i < nodes; i++) {
      peers.add(new TreeMap<>());
    }
  }

  /** A node has a peer more; one that is no node, such as a scripted peer, is not part of this. */
  public void join(int node, int peer) {
    if (peer < peers.size()) {
      peers.get(node).merge(peer, 1, Integer::sum);
    }
  }

  /** A node has a peer less. */
  public void part(int node, int peer) {
    peers.get(node).computeIfPresent(peer, (key, count) -> count == 1 ? null : count - 1);
  }

  /** A node has no peers any more. */
  public void forget(int node) {
    peers.get(node).clear();
  }

  /** Whether a node has that peer. */
  public boolean isLinked(int node, int peer) {
    return peers.get(node).containsKey(peer);
  }

  /** How many peers a node has. */
  public int degree(int node) {
    return peers.get(node).size();
  }

  /**
   * The parts of the network in which what one node passes on gets to all: each is a set of nodes
   * that pass on, and those next to them that don't. One of the latter may belong to several.
   *
   * @param nodes those there are: others are part of nothing, though some may not know yet that
   *     they are gone
   * @param silent those that pass nothing on
   */
  public List<Part> parts(BitSet nodes, BitSet silent) {
    List<Part> parts = new ArrayList<>();
    BitSet left = (BitSet) nodes.clone();
    left.andNot(silent);
    while (!left.isEmpty()) {
      int first = left.nextSetBit(0);
      BitSet members = reach(first, nodes, silent);
      BitSet givers = (BitSet) members.clone();
      givers.andNot(silent);
      left.andNot(givers);
      parts.add(new Part(givers, members));
    }
    return parts;
  }

  /**
   * A part of the network.
   *
   * @param givers the nodes in it that pass on what they have
   * @param members all nodes in it
   */
  public record Part(BitSet givers, BitSet members) {}

  /** Who hears of what {@code from} publishes, by way of others, {@code from} excluded. */
  public BitSet reachableFrom(int from, BitSet silent) {
    BitSet all = new BitSet();
    all.set(0, peers.size());
    BitSet reached = reach(from, all, silent);
    reached.clear(from);
    return reached;
  }

  private BitSet reach(int from, BitSet nodes, BitSet silent) {
    BitSet reached = new BitSet();
    reached.set(from);
    Deque<Integer> relaying = new ArrayDeque<>(List.of(from));
    while (!relaying.isEmpty()) {
      for (int peer : peers.get(relaying.removeFirst()).keySet()) {
        if (nodes.get(peer) && !reached.get(peer)) {
          reached.set(peer);
          if (!silent.get(peer)) {
            relaying.addLast(peer);
          }
        }
      }
    }
    return reached;
  }
}
