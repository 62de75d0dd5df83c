package dev.p2p.api;

/**
 * Something that was put in place and can be taken away again.
 *
 * <p><b>Threading:</b> safe to share.
 */
public interface Registration extends AutoCloseable {

  /** Takes it away; later calls do nothing. */
  @Override
  void close();
}
