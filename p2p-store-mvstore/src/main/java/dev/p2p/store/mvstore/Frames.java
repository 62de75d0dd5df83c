package dev.p2p.store.mvstore;

import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameCodec;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads messages out of stored frames.
 *
 * <p><b>Threading:</b> safe to share.
 */
final class Frames {

  private final FrameCodec codec;

  Frames(FrameCodec codec) {
    this.codec = codec;
  }

  /** The message; empty if the frame is damaged, of another wire profile, or another message's. */
  Optional<Message> read(StoredFrame stored) {
    ByteBuffer frame = stored.frame().asByteBuffer();
    Decoded decoded = codec.newDecoder().decode(frame, Origin.LOCAL);
    return decoded instanceof Decoded.Complete(Message message)
            && !frame.hasRemaining()
            && message.id().equals(stored.id())
        ? Optional.of(message)
        : Optional.empty();
  }
}
