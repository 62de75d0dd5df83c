package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.app.admin.HttpTalk.Answer;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.RecordingObserver;
import dev.p2p.testkit.ScriptedPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A node that is asked over a real socket. */
@Timeout(60)
final class AdminEndpointsTest {

  private AskedNode asked;

  @BeforeEach
  void start() throws IOException {
    asked = new AskedNode();
  }

  @AfterEach
  void close() {
    asked.close();
  }

  @Test
  void peersAreShownWithWhatPassed() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      sendAndWait(peer, "hello");

      Answer answer = get("/peers");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.head()).contains("Content-type: application/json; charset=utf-8");
      assertThat(answer.json().required("peers")).hasSize(1);
      JsonNode shown = answer.json().required("peers").get(0);
      assertThat(shown.required("address").asString())
          .isEqualTo(peer.connection().localAddress().toString());
      assertThat(shown.required("direction").asString()).isEqualTo("inbound");
      assertThat(shown.required("framesIn").asInt()).isEqualTo(2);
      assertThat(shown.required("bytesIn").asInt()).isPositive();
      assertThat(shown.required("connectedMs").asLong()).isNotNegative();
    }
    asked.observer.awaitFirst(NodeEvent.Closed.class);

    assertThat(get("/peers").json().required("peers")).isEmpty();
  }

  @Test
  void whyToldByAddressIsTheStoryOfThatPeer() throws Exception {
    String where;
    try (ScriptedPeer peer = asked.peer()) {
      where = peer.connection().localAddress().toString();
      sendAndWait(peer, "bad");
    }
    asked.observer.awaitFirst(NodeEvent.Closed.class);

    JsonNode why = get("/why?address=" + where).json();
    assertThat(why.required("connected")).isEmpty();
    assertThat(why.required("entries").valueStream())
        .extracting(e -> e.required("kind").asString() + " " + e.required("reason").asString())
        .containsExactly(
            "CONNECTED Connected", "PENALISED REJECTED_MESSAGE", "CLOSED RemoteClosed");
    assertThat(why.required("entries").get(1).required("evidence").asString())
        .contains("bad on purpose");
    assertThat(get("/why?address=127.0.0.1&last=1").json().required("entries")).hasSize(1);
    assertThat(get("/why?address=10.0.0.9").json().required("entries")).isEmpty();
    assertThat(get("/why?since=2100-01-01T00:00:00Z").json().required("entries")).isEmpty();
  }

  @Test
  void aMessageIsFollowedByItsId() throws Exception {
    try (ScriptedPeer one = asked.peer();
        ScriptedPeer other = asked.peer()) {
      Message message = one.message("tx", Bytes.utf8("hello"));
      sendAndWait(one, "hello");
      other.expect("tx");

      JsonNode life = get("/trace?id=" + message.id().toHex()).json();
      assertThat(life.required("topic").asString()).isEqualTo("tx");
      // It can be on its way to others before its handler's verdict is told.
      assertThat(life.required("steps").valueStream())
          .extracting(
              step -> step.required("what").asString() + " " + step.path("detail").asString(""))
          .startsWith("RECEIVED ")
          .contains("PROCESSED ACCEPTED");
    }
  }

  @Test
  void aMessageNobodySawIsNotFound() throws IOException {
    Answer answer = get("/trace?id=" + "00".repeat(32));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error()).startsWith("message | must be among the last");
  }

  @Test
  void acceptedMessagesAreShownTheLastOfATopicFirstAsked() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      for (int i = 1; i <= 12; i++) {
        sendAndWait(peer, "message " + i);
      }

      assertThat(texts("/messages")).hasSize(10).startsWith("message 3").endsWith("message 12");
      assertThat(texts("/messages?last=2")).containsExactly("message 11", "message 12");
      assertThat(texts("/messages?last=0")).isEmpty();
      assertThat(texts("/messages?last=9999999999")).hasSize(10);
      assertThat(texts("/messages?after=11")).containsExactly("message 12");
      assertThat(texts("/messages?topic=block")).isEmpty();
      assertThat(get("/messages").json().required("lastNumber").asInt()).isEqualTo(12);
    }
  }

  @Test
  void messagesAreStreamedAsTheyComeAndTheStreamEndsWithTheNode() throws Exception {
    try (ScriptedPeer peer = asked.peer();
        Socket socket = HttpTalk.connect(asked.at())) {
      sendAndWait(peer, "before");
      String request = "GET /messages?follow&after=0 HTTP/1.0\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(next(lines)).contains("\"text\":\"before\"", "\"seq\":1");

      sendAndWait(peer, "while following");
      assertThat(next(lines)).contains("\"text\":\"while following\"");

      asked.admin.close();
      assertThat(lines.readLine()).isNull();
    }
  }

  @Test
  void whatIsPublishedGoesToPeers() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      Answer answer = post("/publish", "{\"topic\":\"tx\",\"text\":\"from afar\"}");

      Message got = peer.expect("tx");
      assertThat(answer.json().required("id").asString()).isEqualTo(got.id().toHex());
      assertThat(answer.json().required("accepted").asInt()).isEqualTo(1);
      assertThat(got.payload()).isEqualTo(Bytes.utf8("from afar"));
      assertThat(post("/publish", "{\"topic\":\"tx\",\"hex\":\"00ff\"}").status()).isEqualTo(200);
      assertThat(peer.expect("tx").payload()).isEqualTo(Bytes.hex("00ff"));
    }
  }

  @Test
  void whatIsPublishedTwiceIsRefused() throws IOException {
    post("/publish", "{\"topic\":\"tx\",\"text\":\"once\"}");
    Answer answer = post("/publish", "{\"topic\":\"tx\",\"text\":\"once\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).startsWith("message | must be admitted");
  }

  @Test
  void theLevelOfTheLogIsChangedWhileTheNodeRuns() throws IOException {
    var logger = LoggerFactory.getLogger("p2p.admin");
    assertThat(logger.isDebugEnabled()).isFalse();
    try {
      Answer answer =
          HttpTalk.put(asked.at(), "/log-level", "{\"logger\":\"p2p.admin\",\"level\":\"debug\"}");

      assertThat(answer.json().required("levels").required("p2p.admin").asString())
          .isEqualTo("DEBUG");
      assertThat(logger.isDebugEnabled()).isTrue();
      assertThat(get("/log-level").json()).isEqualTo(answer.json());
    } finally {
      HttpTalk.put(asked.at(), "/log-level", "{\"logger\":\"p2p.admin\",\"level\":\"INFO\"}");
    }
  }

  @Test
  void aNodeThatDialsNobodyIsReadyWhenItRunsAndNotWhenItLeaves() throws IOException {
    assertThat(get("/live").body()).isEqualTo("{\"live\":true}\n");
    assertThat(get("/ready").status()).isEqualTo(200);

    asked.admin.onLeaving();
    Answer leaving = get("/ready");
    assertThat(leaving.status()).isEqualTo(503);
    assertThat(leaving.json().required("phase").asString()).isEqualTo("leaving");
    assertThat(get("/live").status()).isEqualTo(200);
  }

  @Test
  void aNodeThatDialsIsReadyWithItsFirstPeer() throws Exception {
    try (AskedNode dialling = new AskedNode(Optional.empty(), AdminLimits.DEFAULTS, true)) {
      assertThat(HttpTalk.get(dialling.at(), "/ready").status()).isEqualTo(503);
      try (ScriptedPeer ignored = dialling.peer()) {
        assertThat(HttpTalk.get(dialling.at(), "/ready").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void metricsAreTextForPrometheus() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      sendAndWait(peer, "hello");

      Answer answer = get("/metrics");
      assertThat(answer.head()).contains("Content-type: text/plain; version=0.0.4");
      assertThat(answer.body().lines())
          .contains(
              "# TYPE p2p_messages_processed_total counter",
              "p2p_messages_processed_total{verdict=\"ACCEPTED\"} 2.0",
              "p2p_connections_open 1.0");
    }
  }

  private Answer get(String path) throws IOException {
    return HttpTalk.get(asked.at(), path);
  }

  private Answer post(String path, String json) throws IOException {
    return HttpTalk.post(asked.at(), path, json);
  }

  private List<String> texts(String path) throws IOException {
    return get(path)
        .json()
        .required("messages")
        .valueStream()
        .map(m -> m.required("text").asString())
        .toList();
  }

  /** Sends a message; it is processed when this returns. */
  private void sendAndWait(ScriptedPeer peer, String text) throws InterruptedException {
    int processed = asked.observer.all(RecordingObserver.Processed.class).size();
    peer.send("tx", Bytes.utf8(text));
    asked.observer.await(RecordingObserver.Processed.class, processed + 1);
    peer.send("ping", Bytes.EMPTY).expect("pong");
  }

  /** The next line that is not empty, without what chunks add. */
  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (!line.startsWith("{")) {
      line = lines.readLine();
    }
    return line;
  }
}
