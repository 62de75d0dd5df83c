package dev.p2p.spi;

import dev.p2p.api.Bytes;
import dev.p2p.api.InvalidMessageException;
import dev.p2p.api.Message;
import dev.p2p.api.MessageId;
import dev.p2p.api.Topic;

/**
 * Turns messages into frames and back.
 *
 * <p><b>Threading:</b> safe to share; nothing here waits.
 */
public interface FrameCodec {

  /**
   * Makes a message of this node, with its frame and its id.
   *
   * @param topic any topic, routable or not
   * @param reserved for the frame's reserved field; must be 0 where the profile has none
   * @throws InvalidMessageException if the payload is larger than the topic or the frame allows
   */
  Message encode(Topic topic, Bytes payload, long reserved);

  /**
   * Makes a message of a frame that came from {@link #encode} or from a decoder of this profile;
   * checks nothing and hashes nothing.
   *
   * @param frame the whole frame, which the caller gives away
   * @param id the message's
   * @return a message of local origin
   */
  Message restore(byte[] frame, MessageId id);

  /** Whether frames have a reserved field, which can carry a number of an application's choice. */
  boolean hasReserved();

  /** A decoder for one connection. */
  FrameDecoder newDecoder();
}
