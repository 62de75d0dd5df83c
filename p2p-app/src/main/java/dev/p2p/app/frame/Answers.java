package dev.p2p.app.frame;

/**
 * What becomes of requests.
 *
 * <p><b>Threading:</b> confined to one thread, which waits while whoever reads the output does not.
 */
interface Answers {

  /**
   * Answers a request that is sound as such.
   *
   * @throws BadLineException if it can't be; nothing was written
   */
  void answer(LineRequest request);

  /**
   * Answers any other.
   *
   * @param why with the number of the line
   */
  void refuse(LineRequest request, String why);

  /** Passes on what was written so far. */
  void flush();
}
