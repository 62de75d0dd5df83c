package dev.p2p.app.config;

import dev.p2p.api.NodeAddress;
import dev.p2p.api.Subnet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an operator can ask a running node.
 *
 * @param listen where; empty for not at all. Beyond this machine only with a token
 * @param tokenFile where the token stands that every request must show; empty for none
 * @param journalEntries what happened to peers, so many entries; at least 1
 * @param traceMessages messages whose lives are remembered; 0 for none
 * @param recentMessages accepted messages that are kept to be shown, at least 1
 */
public record AdminConfig(
    Optional<NodeAddress> listen,
    Optional<Path> tokenFile,
    int journalEntries,
    int traceMessages,
    int recentMessages) {

  private static final Subnet LOOPBACK = Subnet.parse("127.0.0.0/8");
  private static final Subnet LOOPBACK_IPV6 = Subnet.parse("::1");

  /** Not at all. */
  public static final AdminConfig DEFAULTS =
      new AdminConfig(Optional.empty(), Optional.empty(), 5_000, 10_000, 1_000);

  /** Checks the ranges. */
  public AdminConfig {
    if (listen.isPresent() && tokenFile.isEmpty() && !isLoopback(listen.get())) {
      throw new IllegalArgumentException(
          ("listen must be a loopback address, such as 127.0.0.1:7001, unless tokenFile is given,"
                  + " was \"%s\"")
              .formatted(listen.get()));
    }
    require("journalEntries", 1, journalEntries);
    require("traceMessages", 0, traceMessages);
    require("recentMessages", 1, recentMessages);
  }

  /**
   * The same, elsewhere.
   *
   * @throws IllegalArgumentException if that needs a token and there is none
   */
  public AdminConfig withListen(NodeAddress address) {
    return new AdminConfig(
        Optional.of(address), tokenFile, journalEntries, traceMessages, recentMessages);
  }

  /** Where a name leads is not known here, but for one. */
  private static boolean isLoopback(NodeAddress address) {
    return LOOPBACK.contains(address)
        || LOOPBACK_IPV6.contains(address)
        || address.host().equals("localhost");
  }

  private static void require(String key, int min, int value) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(key, min, value));
    }
  }
}
