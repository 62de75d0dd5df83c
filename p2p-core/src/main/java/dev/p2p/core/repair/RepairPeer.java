package dev.p2p.core.repair;

import dev.p2p.api.RemotePeer;

/**
 * A connected peer of ours, as repair needs it.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface RepairPeer extends RemotePeer {

  /** Whether gossip meant for it was dropped since this was last asked. */
  boolean lostGossip();

  /**
   * Bytes that came from it and were part of a frame that had not arrived whole. While a long one
   * arrives they grow; how many they are says nothing else.
   */
  long partialBytes();
}
