package dev.p2p.spi;

import dev.p2p.api.Bytes;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps a few small blobs over a restart, each under a name: the addresses a node knows, for
 * instance. A blob is there as it was last saved, or as before: never in part, whatever happens
 * meanwhile.
 *
 * <p><b>Threading:</b> safe to share. Everything here may wait for the disk.
 */
public interface StateStore extends AutoCloseable {

  /** A longer blob is not kept: 16 MiB. */
  int BYTES_MAX = 16 << 20;

  /** What a name looks like: lower-case letters, digits and dashes, up to 64, a letter first. */
  Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /**
   * What was last saved under that name; empty if nothing was.
   *
   * @throws IOException if that can't be found out, or is longer than {@link #BYTES_MAX}; the
   *     message says what and why
   * @throws IllegalArgumentException if {@code name} is none
   */
  Optional<Bytes> load(String name) throws IOException;

  /**
   * Saves a blob in place of the one before it. Once this has returned, it is there even after a
   * loss of power, as far as the machine keeps its promises.
   *
   * @param content at most {@link #BYTES_MAX}
   * @throws IOException if it can't be saved: the one before it is still there; the message says
   *     what and why
   * @throws IllegalArgumentException if {@code name} is none or {@code content} is too long
   */
  void save(String name, Bytes content) throws IOException;

  /**
   * Puts what was saved under that name where people may look at it, so that nothing is saved under
   * it any more.
   *
   * @return where, for people
   * @throws IOException if it can't be, or if there is nothing; the message says what and why
   * @throws IllegalArgumentException if {@code name} is none
   */
  String setAside(String name) throws IOException;

  /** Lets others have the place. Later calls of this do nothing, of anything else fail. */
  @Override
  void close();

  /**
   * Checks a name.
   *
   * @return the name
   * @throws IllegalArgumentException if it is none
   */
  static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a state must be %s, was \"%s\"".formatted(NAME, name));
    }
    return name;
  }

  /**
   * Checks the length of a blob.
   *
   * @throws IllegalArgumentException if it is too long
   */
  static void requireLength(Bytes content) {
    if (content.length() > BYTES_MAX) {
      throw new IllegalArgumentException(
          "a state must be at most %d bytes, was %d".formatted(BYTES_MAX, content.length()));
    }
  }
}
