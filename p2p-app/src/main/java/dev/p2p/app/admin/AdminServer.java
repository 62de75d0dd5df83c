package dev.p2p.app.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.p2p.api.NodeAddress;
import dev.p2p.spi.Execution;
import dev.p2p.spi.Execution.Ticking;
import dev.p2p.spi.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens for requests, and has them answered.
 *
 * <p><b>Threading:</b> safe to share. Platform threads throughout, so that a node whose handlers
 * hold every carrier of the virtual ones can still be asked: one of the JDK's server that waits for
 * connections, a few that answer, one for each stream, and one that ends what takes too long.
 */
final class AdminServer implements AutoCloseable {

  private static final Duration WATCH = Duration.ofMillis(100);

  static {
    // The JDK's server reads these once, from here. Whoever has set them knows better.
    setUnlessGiven("jdk.httpserver.maxConnections", "100");
    setUnlessGiven("sun.net.httpserver.maxReqHeaderSize", "16384");
    setUnlessGiven("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService requests;
  private final ExecutorService followers;
  private final Deadlines deadlines;
  private final Ticking watch;
  private final NodeAddress address;

  private AdminServer(HttpServer server, AdminLimits limits, TimeSource time) {
    this.server = server;
    this.address = NodeAddress.of(server.getAddress());
    this.deadlines = new Deadlines(time, limits.requestLimit());
    // What waits here is bounded by the connections there may be.
    this.requests = Executors.newFixedThreadPool(limits.threads(), named("p2p-admin-"));
    this.followers =
        new ThreadPoolExecutor(
            0,
            limits.followers(),
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("p2p-admin-follower-"));
    this.watch = Execution.virtualThreads().every("p2p-admin-watch", WATCH, deadlines::tick);
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if it can't; the message names the address
   */
  static AdminServer start(NodeAddress listen, Answering answering, AdminLimits limits)
      throws IOException {
    HttpServer server;
    try {
      InetAddress host = InetAddress.getAllByName(listen.host())[0];
      server = HttpServer.create(new InetSocketAddress(host, listen.port()), 0);
    } catch (UnknownHostException e) {
      throw new IOException(listen + ": no such host", e);
    } catch (IOException e) {
      throw new IOException(listen + ": " + e.getMessage(), e);
    }
    AdminServer started = new AdminServer(server, limits, TimeSource.system());
    server.createContext("/", exchange -> started.answer(exchange, answering));
    server.setExecutor(
        task -> started.requests.execute(() -> started.deadlines.run(turn -> task.run())));
    server.start();
    return started;
  }

  /** Where it listens, with the port the system picked. */
  NodeAddress address() {
    return address;
  }

  @Override
  public void close() {
    server.stop(0);
    watch.close();
    requests.shutdownNow();
    followers.shutdownNow();
  }

  private void answer(HttpExchange exchange, Answering answering) throws IOException {
    switch (answering.answer(exchange)) {
      case AdminReply.Whole whole -> Responses.send(exchange, whole);
      case AdminReply.Lines(var source) -> follow(exchange, source);
      case AdminReply.Later(var whole) -> answerLater(exchange, whole);
    }
  }

  /** Whoever completes it must not wait for the client. */
  private void answerLater(HttpExchange exchange, CompletableFuture<AdminReply.Whole> whole) {
    var unused =
        whole.thenAccept(
            reply -> requests.execute(() -> deadlines.run(turn -> sendLater(exchange, reply))));
  }

  private static void sendLater(HttpExchange exchange, AdminReply.Whole reply) {
    try {
      Responses.send(exchange, reply);
    } catch (IOException e) {
      // The client is gone: it will not miss the answer.
    }
  }

  private void follow(HttpExchange exchange, LineSource source) throws IOException {
    try {
      followers.execute(
          () -> deadlines.run(turn -> Responses.stream(exchange, source, turn, deadlines.half())));
    } catch (RejectedExecutionException e) {
      Responses.send(
          exchange,
          new RefusedException(
                  HttpStatus.UNAVAILABLE, "streams", "are all taken: try again later", "")
              .reply());
    }
  }

  private static ThreadFactory named(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task ->
        Thread.ofPlatform().daemon().name(prefix + number.incrementAndGet()).unstarted(task);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
