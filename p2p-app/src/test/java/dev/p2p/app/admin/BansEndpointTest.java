package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.admin.HttpTalk.Answer;
import dev.p2p.spi.NodeEvent;
import dev.p2p.testkit.ScriptedPeer;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class BansEndpointTest {

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
  void bansAreAddedShownAndLifted() throws IOException {
    Answer added =
        post("{\"subnet\":\"10.0.0.0/24\",\"for\":\"PT1H\",\"reason\":\"sends garbage\"}");
    post("{\"subnet\":\"2001:db8::1\"}");

    assertThat(added.status()).isEqualTo(200);
    String until = added.json().required("until").asString();
    assertThat(Instant.parse(until))
        .isBetween(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(3_600));
    assertThat(HttpTalk.get(asked.at(), "/bans").body())
        .isEqualTo(
            ("{\"bans\":[{\"subnet\":\"10.0.0.0/24\",\"by\":\"operator\",\"reason\":\"sends"
                    + " garbage\",\"until\":\"%s\"},{\"subnet\":\"2001:db8::1\","
                    + "\"by\":\"operator\",\"reason\":\"\"}]}\n")
                .formatted(until));
    assertThat(lift("10.0.0.0/24").json().required("bans")).hasSize(1);
    assertThat(lift("2001:db8::1").json().required("bans")).isEmpty();
  }

  @Test
  void aBanEndsTheConnectionsItConcernsAndTheJournalSaysSo() throws Exception {
    String where;
    try (ScriptedPeer peer = asked.peer()) {
      where = peer.connection().localAddress().toString();
      post("{\"subnet\":\"127.0.0.1\",\"reason\":\"sends garbage\"}");
      asked.observer.awaitFirst(NodeEvent.Closed.class);
    }

    assertThat(HttpTalk.get(asked.at(), "/peers").json().required("peers")).isEmpty();
    assertThat(HttpTalk.get(asked.at(), "/why?address=" + where).json().required("entries"))
        .extracting(
            entry -> entry.required("kind").asString() + " " + entry.required("reason").asString())
        .containsExactly("CONNECTED Connected", "BANNED Banned", "CLOSED Banned");
    assertThat(lift("127.0.0.1").status()).isEqualTo(200);
  }

  @Test
  void aBanThatIsNotThereIsNotFound() throws IOException {
    assertThat(lift("10.0.0.7").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"subnet\":\"10.0.0.7/24\"}; field subnet | must be ADDRESS",
        "{\"subnet\":\"somebody\"}; field subnet | must be ADDRESS",
        "{}; field subnet | must be given",
        "{\"subnet\":\"10.0.0.7\",\"for\":\"1h\"}; field for | must be an ISO 8601 duration",
        "{\"subnet\":\"10.0.0.7\",\"for\":\"PT0S\"}; field for | must be an ISO 8601 duration",
        "{\"subnet\":\"10.0.0.7\",\"for\":\"P99999D\"}; field for | must be an ISO 8601",
      })
  void aBanThatIsNoneIsRefused(String body, String error) throws IOException {
    Answer answer = post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(error);
    assertThat(HttpTalk.get(asked.at(), "/bans").json().required("bans")).isEmpty();
  }

  private Answer post(String json) throws IOException {
    return HttpTalk.post(asked.at(), "/bans", json);
  }

  private Answer lift(String subnet) throws IOException {
    return HttpTalk.ask(asked.at(), "DELETE", "/bans?subnet=" + subnet, "", "");
  }
}
