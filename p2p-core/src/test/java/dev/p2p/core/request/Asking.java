package dev.p2p.core.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.p2p.api.Bytes;
import dev.p2p.api.CloseReason;
import dev.p2p.api.Message;
import dev.p2p.api.PeerId;
import dev.p2p.api.RequestFailedException;
import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.core.process.LocalMessages;
import dev.p2p.core.process.Stamp;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.RecordingObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Requests to a peer that keeps what it is asked and answers when a test says so. */
final class Asking implements AskedPeer {

  static final Duration TIMEOUT = Duration.ofSeconds(2);

  final ManualTime time = new ManualTime();
  final RecordingObserver observer = new RecordingObserver();
  final TurnMark ticker = new TurnMark();

  /** What the peer was sent, in order. */
  final List<Message> asked = new ArrayList<>();

  final Requests requests;
  private final boolean numbers;
  boolean routes = true;
  Optional<CloseReason> gone = Optional.empty();

  Asking(boolean numbers) {
    this(numbers, RequestWire.PAIRS);
  }

  Asking(boolean numbers, List<TopicPair> own) {
    this.numbers = numbers;
    PairTable pairs =
        PairTable.of(RequestWire.WIRE.profile().topics(), RequestWire.WIRE.pairs(), own);
    this.requests =
        new Requests(
            new RequestContext(
                pairs,
                new LocalMessages(RequestWire.WIRE, Stamp.wallClock(time)),
                new RequestNumbers(new SplittableRandom(1)),
                time,
                observer,
                ticker),
            this);
  }

  CompletableFuture<Message> ask(String text) {
    return requests.request("ask", Bytes.utf8(text), TIMEOUT);
  }

  /** Asks without a care for the answer. */
  void askIdly(String text) {
    askIdly("ask", text);
  }

  void askIdly(String topicName, String text) {
    var unused = requests.request(topicName, Bytes.utf8(text), TIMEOUT);
  }

  /** Lets the peer answer what it was asked as number {@code index}; whether it was asked for. */
  boolean reply(int index, String text) {
    return requests.onAnswer(answer(asked.get(index), RequestWire.REPLY, text));
  }

  /** An answer of this peer: with the question's number if it is one that does so. */
  Message answer(Message question, Topic topic, String text) {
    return RequestWire.WIRE
        .frames()
        .encode(topic, Bytes.utf8(text), numbers ? question.reserved() : 0);
  }

  Message unnumbered(Topic topic, String text) {
    return RequestWire.WIRE.frames().encode(topic, Bytes.utf8(text), 0);
  }

  void pass(Duration step) {
    time.advance(step);
    requests.tick(time.nanoTime());
  }

  List<NodeEvent.Penalised> penalties() {
    return observer.all(NodeEvent.Penalised.class);
  }

  List<String> askedTexts() {
    return asked.stream().map(Asking::text).toList();
  }

  static String text(Message message) {
    return new String(message.payload().toByteArray(), UTF_8);
  }

  /** What a future that is done yielded. */
  static String answerOf(CompletableFuture<Message> future) {
    return text(future.resultNow());
  }

  /** How a future that is done failed. */
  static RequestFailedException failureOf(CompletableFuture<Message> future) {
    return (RequestFailedException) future.exceptionNow();
  }

  @Override
  public PeerId id() {
    return new PeerId("bob");
  }

  @Override
  public boolean routes(Topic topic) {
    return routes;
  }

  @Override
  public boolean numbersAnswers() {
    return numbers;
  }

  @Override
  public boolean send(Message question) {
    if (gone.isPresent()) {
      return false;
    }
    asked.add(question);
    requests.onWriting(question);
    return true;
  }

  @Override
  public Optional<CloseReason> goneFor() {
    return gone;
  }
}
