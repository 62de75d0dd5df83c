package dev.p2p.core;

import dev.p2p.api.Bytes;
import dev.p2p.api.Chain;
import dev.p2p.api.ChainHash;
import java.util.List;
import java.util.Optional;

/** A chain of which a test changes something. */
class ForwardingChain implements Chain {

  private final Chain chain;

  ForwardingChain(Chain chain) {
    this.chain = chain;
  }

  @Override
  public boolean knows(ChainHash block) {
    return chain.knows(block);
  }

  @Override
  public Optional<Bytes> find(ChainHash block) {
    return chain.find(block);
  }

  @Override
  public Optional<List<ChainHash>> after(ChainHash block, int max) {
    return chain.after(block, max);
  }
}
