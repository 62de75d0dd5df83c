package dev.p2p.benchmarks.link;

import dev.p2p.api.NodeAddress;
import dev.p2p.benchmarks.process.Progress;
import dev.p2p.benchmarks.process.Role;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Netty's sending end; see {@link NettyPublisher} for how it sends. */
final class NettySender implements Role {

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final NettyPublisher publisher;

  NettySender(int bytes) {
    this.publisher = new NettyPublisher(bytes);
  }

  @Override
  public String start(String told) throws InterruptedException {
    NodeAddress remote = NodeAddress.parse(told);
    var unused =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            // As much under way as two of our batches, so that a flush finds work for the next.
            .option(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(Batch.BYTES_MAX, 2 * Batch.BYTES_MAX))
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(publisher);
                  }
                })
            .connect(remote.host(), remote.port())
            .sync();
    return "";
  }

  @Override
  public Progress progress() {
    return publisher.progress();
  }

  @Override
  public void close() {
    var unused = loop.shutdownGracefully();
  }
}
