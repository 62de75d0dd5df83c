package dev.p2p.benchmarks.peers;

import dev.p2p.api.NodeAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Any number of light peers that dial one node and stay. Each thousand of them has a loopback
 * address of its own, so that ports suffice.
 *
 * <p><b>Threading:</b> one thread does everything; listeners are called on it. The rest may be
 * called from one other thread.
 */
public final class LightPeers implements AutoCloseable {

  /** What the peers hear. */
  public interface Listener {

    /** A peer got a message; its payload begins at {@code index}. */
    void onMessage(int peer, ByteBuffer source, int index);
  }

  /** Handshakes at a time: less than a node lets in, and enough to keep it busy. */
  private static final int DIALLING_MAX = 64;

  private static final int PEERS_PER_ADDRESS = 1_000;

  private final InetSocketAddress node;
  private final int bufferBytes;
  private final boolean shakesHands;
  private final Listener listener;
  private final Dialect dialect = new Dialect();
  private final Selector selector;
  private final AtomicReference<String> failure = new AtomicReference<>();

  /** How many there are to be. */
  private final AtomicInteger wanted = new AtomicInteger();

  /** Those of the last {@link #connect} that are not there yet; set before they are wanted. */
  private volatile CountDownLatch missing = new CountDownLatch(0);

  private volatile boolean running = true;

  /** Confined to the thread. */
  private int dialled;

  /** Confined to the thread: peers whose connection stands, and whose handshake is done. */
  private int ready;

  /**
   * Peers of a node, none yet.
   *
   * @param node where it listens
   * @param bufferBytes for each peer; a frame must fit
   * @param shakesHands false for peers of something that is no node
   * @param listener told of messages
   */
  public LightPeers(NodeAddress node, int bufferBytes, boolean shakesHands, Listener listener)
      throws IOException {
    this.node = new InetSocketAddress(node.host(), node.port());
    this.bufferBytes = bufferBytes;
    this.shakesHands = shakesHands;
    this.listener = listener;
    this.selector = Selector.open();
    Thread.ofPlatform().daemon().name("light-peers").start(this::run);
  }

  /**
   * Connects so many more peers, and waits until they are: until their handshakes are done, if they
   * shake hands. If one fails meanwhile it waits no longer; {@link #failure} tells.
   *
   * @throws IOException if they are not within the limit
   */
  public void connect(int more, long limitSeconds) throws IOException, InterruptedException {
    CountDownLatch latch = new CountDownLatch(more);
    missing = latch;
    wanted.addAndGet(more);
    selector.wakeup();
    if (!latch.await(limitSeconds, TimeUnit.SECONDS)) {
      throw new IOException(
          "%d of %d peers were not connected within %d s: %s"
              .formatted(
                  latch.getCount(), more, limitSeconds, failure().orElse("no reason known")));
    }
  }

  /** What went wrong, such as a peer that was closed. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    running = false;
    selector.wakeup();
  }

  private void run() {
    try {
      while (running) {
        dial();
        selector.select(this::handle);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException | UncheckedIOException e) {
      failure.compareAndSet(null, String.valueOf(e.getMessage()));
      // Nobody need wait for peers that will not come.
      while (missing.getCount() > 0) {
        missing.countDown();
      }
    }
  }

  private void dial() throws IOException {
    while (dialled < wanted.get() && dialled - ready < DIALLING_MAX) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress(addressOf(dialled), 0));
      LightPeer peer = new LightPeer(channel, dialect, listenerOf(dialled), bufferBytes);
      channel.register(selector, SelectionKey.OP_CONNECT, peer);
      channel.connect(node);
      dialled++;
    }
  }

  /** 127.0.1.1, 127.0.2.1 and so on. */
  private static InetAddress addressOf(int peer) throws IOException {
    int block = 1 + peer / PEERS_PER_ADDRESS;
    return InetAddress.getByAddress(new byte[] {127, (byte) (block >> Byte.SIZE), (byte) block, 1});
  }

  private LightPeer.Listener listenerOf(int peer) {
    return new LightPeer.Listener() {
      @Override
      public void onReady() {
        LightPeers.this.onReady();
      }

      @Override
      public void onMessage(ByteBuffer source, int index) {
        listener.onMessage(peer, source, index);
      }
    };
  }

  private void handle(SelectionKey key) {
    LightPeer peer = (LightPeer) key.attachment();
    try {
      if (key.isConnectable()) {
        ((SocketChannel) key.channel()).finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        if (shakesHands) {
          peer.onConnected();
        } else {
          onReady();
        }
      }
      if (key.isReadable()) {
        peer.onReadable();
      }
    } catch (IOException e) {
      key.cancel();
      throw new UncheckedIOException(e);
    }
  }

  private void onReady() {
    ready++;
    missing.countDown();
  }
}
