package dev.p2p.core.judge;

import dev.p2p.api.CloseReason;
import dev.p2p.spi.ConnectionInfo;
import java.util.function.Predicate;

/** Ends connections. */
public interface Enforcer {

  /** Ends every open connection of which {@code which} is true, at once. */
  void end(Predicate<ConnectionInfo> which, CloseReason reason);
}
