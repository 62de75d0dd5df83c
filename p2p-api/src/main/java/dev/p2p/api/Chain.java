package dev.p2p.api;

import java.util.List;
import java.util.Optional;

/**
 * What an application has of a chain of blocks, for peers that ask by hash.
 *
 * <p><b>Threading:</b> called for several peers at once, on their Readers, {@link #find} on their
 * Writers too. May wait as long as a disk takes: that holds up the peer that asked, and no other.
 * An exception fails the request and nothing else, and is reported.
 */
public interface Chain {

  /**
   * Whether a block need not be fetched: it is in the chain, or was offered and refused. It counts
   * as a place in the chain only if {@link #after} says so.
   */
  boolean knows(ChainHash block);

  /** The payload of the message that carries a block; empty if it is not here. */
  Optional<Bytes> find(ChainHash block);

  /**
   * The blocks that follow one in the chain.
   *
   * @param max at most so many, at least 1
   * @return the nearest first; none if {@code block} is the last; empty if it is not in the chain
   */
  Optional<List<ChainHash>> after(ChainHash block, int max);
}
