package dev.p2p.testcontainers;

/** A node whose process ended when it was to become ready. */
public final class NodeEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String log;

  NodeEndedException(String node, int exitCode, String log) {
    super("node %s ended with %d; its log: %s".formatted(node, exitCode, log));
    this.exitCode = exitCode;
    this.log = log;
  }

  /** What the process ended with: 1 if it failed, 2 if its configuration is at fault. */
  public int exitCode() {
    return exitCode;
  }

  /** Everything that was said in its container; after restarts, by the processes before too. */
  public String log() {
    return log;
  }
}
