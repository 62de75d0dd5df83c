package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Tally;
import dev.p2p.wire.Seal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Sends as Netty is fastest: in the event loop, so that nothing changes threads; from pooled
 * buffers; flushing once a batch; while the channel is writable, and again when it becomes so. A
 * frame is length, checksum, payload.
 *
 * <p><b>Threading:</b> confined to the event loop, but for what tells how far it is.
 */
final class NettyPublisher extends ChannelInboundHandlerAdapter {

  private final Payloads payloads;
  private final int batch;
  private final Seal seal = new Seal();
  private final Tally tally = new Tally();

  /** A flush may make the channel writable, and say so, while this one is at it. */
  private boolean publishing;

  NettyPublisher(int bytes) {
    this.payloads = new Payloads(bytes);
    this.batch = Batch.messages(bytes);
  }

  Progress progress() {
    return tally.progress();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    publish(context);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    publish(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    tally.fail("sending failed: " + cause);
  }

  /** One batch, and the next as a task of its own: so the loop gets round to the socket. */
  private void publish(ChannelHandlerContext context) {
    if (publishing || !context.channel().isWritable() || !context.channel().isActive()) {
      return;
    }
    publishing = true;
    for (int i = 0; i < batch; i++) {
      var unused = context.write(frame(context));
    }
    context.flush();
    publishing = false;
    tally.add(batch);
    if (context.channel().isWritable()) {
      context.executor().execute(() -> publish(context));
    }
  }

  private ByteBuf frame(ChannelHandlerContext context) {
    byte[] payload = payloads.next();
    int length = Seal.BYTES + payload.length;
    return context
        .alloc()
        .ioBuffer(Integer.BYTES + length)
        .writeInt(length)
        .writeInt(seal.of(payload, 0, payload.length))
        .writeBytes(payload);
  }
}
