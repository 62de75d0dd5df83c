package dev.p2p.core.peer;

import dev.p2p.api.Message;
import dev.p2p.core.limit.PaceListener;
import java.time.Duration;

/** Nobody is told how fast a peer is. */
final class Unheard implements PaceListener {

  @Override
  public void onHeldUp(Message message, Duration took) {}

  @Override
  public void onFlood(long times, String detail) {}
}
