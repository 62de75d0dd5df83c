package dev.p2p.core.judge;

import java.io.IOException;
import java.util.Optional;

/** Where the text of the bans is kept. */
public interface BanStore {

  /**
   * The text; empty if there is none.
   *
   * @throws IOException if it can't be read; the message names the place
   */
  Optional<byte[]> load() throws IOException;

  /**
   * Takes the place of the text: after a crash there is the old one or the new one.
   *
   * @throws IOException if it can't be written; the message names the place
   */
  void save(byte[] text) throws IOException;
}
