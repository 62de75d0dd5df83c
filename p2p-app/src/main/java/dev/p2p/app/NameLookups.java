package dev.p2p.app;

import java.security.Security;

/** How the JVM looks up names. */
final class NameLookups {

  private NameLookups() {}

  /**
   * Leaves remembering to the system. The JVM would remember for 10 s that a name was not known and
   * for 30 s where it led: longer than it takes to restart a container, which comes back under its
   * name with another address. A node looks up a name when it dials it, no more than once a second.
   *
   * <p>To be called before the first look-up: from then on the JVM goes by what it read.
   */
  static void rememberNothing() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }
}
