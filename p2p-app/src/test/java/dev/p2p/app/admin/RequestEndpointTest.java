package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.app.admin.HttpTalk.Answer;
import dev.p2p.testkit.ScriptedPeer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions to one peer, by way of a node, over real sockets. */
@Timeout(60)
final class RequestEndpointTest {

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
  void thePeerThatIsMeantIsAskedAndItsAnswerIsShown() throws Exception {
    try (ScriptedPeer other = asked.peer();
        ScriptedPeer peer = asked.peer();
        Socket socket = begin(question(addressOf(peer), "ping", ""))) {
      peer.expect("ping");
      peer.send("pong", Bytes.EMPTY);

      Answer answer = HttpTalk.read(socket);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().required("topic").asString()).isEqualTo("pong");
      assertThat(answer.json().required("peer").asString()).isEqualTo(nameOf(peer));
      // The other was asked nothing: the next it gets is what it asked for itself.
      other.send("ping", Bytes.EMPTY);
      assertThat(other.expect("pong").topic().name()).isEqualTo("pong");
    }
  }

  @Test
  void aPeerIsKnownByItsNameToo() throws Exception {
    try (ScriptedPeer peer = asked.peer();
        Socket socket = begin(question(nameOf(peer), "ping", ""))) {
      peer.expect("ping");
      peer.send("pong", Bytes.EMPTY);

      assertThat(HttpTalk.read(socket).status()).isEqualTo(200);
    }
  }

  @Test
  void questionsThatAreNotAnsweredYetKeepNobodyFromAsking() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      Socket[] waiting = new Socket[2 * AdminLimits.DEFAULTS.threads()];
      for (int i = 0; i < waiting.length; i++) {
        waiting[i] = begin(question(addressOf(peer), "ping", "PT1M"));
      }
      peer.expect("ping");

      assertThat(HttpTalk.get(asked.at(), "/peers").status()).isEqualTo(200);

      // A peer is asked the next when it has answered the one before.
      for (int i = 1; i < waiting.length; i++) {
        peer.send("pong", Bytes.EMPTY).expect("ping");
      }
      peer.send("pong", Bytes.EMPTY);
      for (Socket socket : waiting) {
        assertThat(HttpTalk.read(socket).status()).isEqualTo(200);
        socket.close();
      }
    }
  }

  @Test
  void aPeerThatGoesInsteadOfAnsweringIsAnError() throws Exception {
    try (ScriptedPeer peer = asked.peer();
        Socket socket = begin(question(addressOf(peer), "ping", "PT1M"))) {
      peer.expect("ping");
      peer.close();

      Answer answer = HttpTalk.read(socket);
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.error()).startsWith("request | must be answered: PEER_GONE");
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAnError() throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      Answer answer = post(question(addressOf(peer), "ping", "PT0.001S"));

      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.error())
          .startsWith("request | must be answered: TIMED_OUT")
          .endsWith("| ping");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {"topic":"ping"}; 400; field peer | must be given
          {"peer":"PEER"}; 400; field topic | must be given
          {"peer":"10.0.0.9:1","topic":"ping"}; 404; field peer | must be the name or an address
          {"peer":"PEER","topic":"none"}; 400; message |
          {"peer":"PEER","topic":"tx","text":"x"}; 400; request | must be answered: NO_PAIR
          {"peer":"PEER","topic":"ping","text":"x","hex":"00"}; 400; body | must have one of
          {"peer":"PEER","topic":"ping","hex":"0"}; 400; field hex | must be pairs
          {"peer":"PEER","topic":"ping","timeout":"5s"}; 400; field timeout | must be an ISO 8601
          {"peer":"PEER","topic":"ping","timeout":"PT0S"}; 400; field timeout | must be an ISO 8601
          {"peer":"PEER","topic":"ping","timeout":"PT61S"}; 400; field timeout | must be an ISO 8601
          """)
  void whatCannotBeAskedIsRefused(String body, int status, String error) throws Exception {
    try (ScriptedPeer peer = asked.peer()) {
      Answer answer = post(body.replace("PEER", addressOf(peer)));

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.error()).startsWith(error);
    }
  }

  private Answer post(String json) throws IOException {
    return HttpTalk.post(asked.at(), "/request", json);
  }

  /** Asks, and does not wait for the answer. */
  private Socket begin(String json) throws IOException {
    Socket socket = HttpTalk.connect(asked.at());
    String request =
        "POST /request HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type:"
            + " application/json\r\nContent-Length: "
            + (json.length() + "\r\n\r\n" + json);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static String question(String peer, String topic, String timeout) {
    return timeout.isEmpty()
        ? "{\"peer\":\"%s\",\"topic\":\"%s\"}".formatted(peer, topic)
        : "{\"peer\":\"%s\",\"topic\":\"%s\",\"timeout\":\"%s\"}".formatted(peer, topic, timeout);
  }

  private static String addressOf(ScriptedPeer peer) {
    return peer.connection().localAddress().toString();
  }

  private String nameOf(ScriptedPeer peer) {
    return asked.node.peers().stream()
        .filter(known -> known.info().address().toString().equals(addressOf(peer)))
        .map(known -> known.info().id().value())
        .findFirst()
        .orElseThrow();
  }
}
