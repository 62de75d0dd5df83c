package dev.p2p.core.dial;

import dev.p2p.api.NodeAddress;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Addresses to choose from, by lot. */
interface AddressSupply {

  /** One to connect to. */
  Optional<NodeAddress> pick(RandomGenerator random, Predicate<NodeAddress> eligible);

  /** One to be tested. */
  Optional<NodeAddress> pickFeeler(RandomGenerator random, Predicate<NodeAddress> eligible);

  /** Whether this node has found a node there itself. */
  boolean isTested(NodeAddress address);
}
