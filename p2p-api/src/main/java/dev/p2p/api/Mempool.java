package dev.p2p.api;

import java.util.Iterator;
import java.util.Optional;

/**
 * What an application has of transactions that are not in a block yet, for peers that ask by hash.
 *
 * <p><b>Threading:</b> called for several peers at once, on their Readers, {@link #find} and what
 * {@link #hashes} yields on their Writers too. May wait as long as a disk takes: that holds up the
 * peer that asked, and no other. An exception fails the request and nothing else, and is reported.
 */
public interface Mempool {

  /**
   * Whether a transaction need not be fetched: it waits here, or did and has gone into a block or
   * been refused.
   */
  boolean knows(ChainHash transaction);

  /** The payload of the message that carries a transaction; empty if it does not wait here. */
  Optional<Bytes> find(ChainHash transaction);

  /**
   * The transactions that wait here at the moment, in the order in which they are to be told.
   *
   * @return drawn from one by one as a connection takes them, by one thread at a time; it must bear
   *     that transactions come and go meanwhile. None if none waits
   */
  Iterator<ChainHash> hashes();
}
