package dev.p2p.app.frame;

import dev.p2p.api.Message;
import dev.p2p.api.Origin;
import dev.p2p.spi.Decoded;
import dev.p2p.spi.FrameDecoder;
import dev.p2p.spi.WireProtocol;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the frames of a stream, one after the other.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class FrameScanner {

  private final FrameDecoder decoder;

  FrameScanner(WireProtocol wire) {
    this.decoder = wire.frames().newDecoder();
  }

  /**
   * Goes as far as there are good frames; the position moves behind them.
   *
   * @param frames is given each
   * @return what comes next, incomplete or malformed; empty if the stream ends there
   */
  Optional<Decoded> scan(ByteBuffer stream, Consumer<Message> frames) {
    while (stream.hasRemaining()) {
      Decoded next = decoder.decode(stream, Origin.LOCAL);
      if (!(next instanceof Decoded.Complete(var message))) {
        return Optional.of(next);
      }
      frames.accept(message);
    }
    return Optional.empty();
  }
}
