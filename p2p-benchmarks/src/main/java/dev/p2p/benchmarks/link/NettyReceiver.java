package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.wire.Seal;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetSocketAddress;

/** Netty's receiving end: its decoder for frames with a length, and our checksum. */
final class NettyReceiver implements Role {

  private final int bytes;
  private final Arrivals arrivals = new Arrivals();
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  NettyReceiver(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public String start(String told) throws InterruptedException {
    Channel listener =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(decoder(), new Verifying());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    return "127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public Progress progress() {
    return arrivals.progress();
  }

  @Override
  public void close() {
    var unused = loop.shutdownGracefully();
  }

  private LengthFieldBasedFrameDecoder decoder() {
    return new LengthFieldBasedFrameDecoder(
        Integer.BYTES + Seal.BYTES + bytes, 0, Integer.BYTES, 0, Integer.BYTES);
  }

  private final class Verifying extends SimpleChannelInboundHandler<ByteBuf> {

    private final Seal seal = new Seal();

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
      int expected = frame.readInt();
      int index = frame.readerIndex();
      if (seal.of(frame.internalNioBuffer(index, frame.readableBytes())) == expected) {
        arrivals.on(frame.getLong(index));
      } else {
        arrivals.onCorrupted();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      arrivals.fail("receiving failed: " + cause);
    }
  }
}
