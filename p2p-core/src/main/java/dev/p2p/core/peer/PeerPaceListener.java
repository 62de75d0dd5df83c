package dev.p2p.core.peer;

import dev.p2p.api.Message;
import dev.p2p.api.Offence;
import dev.p2p.core.limit.PaceListener;
import dev.p2p.spi.NodeEvent;
import java.time.Duration;

/** Tells the observer how a peer keeps its rates. */
record PeerPaceListener(Peer peer, PeerContext context) implements PaceListener {

  @Override
  public void onHeldUp(Message message, Duration took) {
    context.observer().onHeldUp(peer.id(), message, took);
  }

  @Override
  public void onFlood(long times, String detail) {
    context.observer().onEvent(new NodeEvent.Penalised(peer.id(), Offence.FLOOD, times, detail));
  }
}
