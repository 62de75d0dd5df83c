package dev.p2p.api;

import java.util.Optional;

/**
 * What an application has of blocks that are proposed and not agreed on, for peers that ask by
 * hash.
 *
 * <p><b>Threading:</b> called for several peers at once, on their Readers. May wait as long as a
 * disk takes: that holds up the peer that asked, and no other. An exception fails the request and
 * nothing else, and is reported.
 */
@FunctionalInterface
public interface Candidates {

  /** The payload of the message that carries a candidate; empty if it is not here. */
  Optional<Bytes> find(ChainHash block);
}
