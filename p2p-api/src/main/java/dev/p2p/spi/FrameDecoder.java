package dev.p2p.spi;

import dev.p2p.api.Origin;
import java.nio.ByteBuffer;

/**
 * Finds the frames in what one connection brings.
 *
 * <p><b>Threading:</b> confined to the Reader it was made for.
 */
public interface FrameDecoder {

  /**
   * Looks at the front of {@code input}: length, magic or version, checksum, topic, payload limit,
   * in this order, before anything is allocated. Any topic number decodes; whether it is routable
   * is for the caller to judge.
   *
   * @param input from its position to its limit what has arrived; the position moves behind a
   *     complete frame and else stays. Its bytes are copied: the caller may overwrite them
   * @param origin becomes the message's
   */
  Decoded decode(ByteBuffer input, Origin origin);
}
