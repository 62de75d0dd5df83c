package dev.p2p.api;

/** Where a message came from. */
public sealed interface Origin {

  /** This node. */
  Origin LOCAL = new Local();

  /** Made here. */
  record Local() implements Origin {
    @Override
    public String toString() {
      return "local";
    }
  }

  /**
   * Received.
   *
   * @param peer the one it came from, which need not be the one that made it
   */
  record Remote(PeerId peer) implements Origin {
    @Override
    public String toString() {
      return peer.toString();
    }
  }
}
