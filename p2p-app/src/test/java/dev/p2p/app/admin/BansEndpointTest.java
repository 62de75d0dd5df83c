package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.admin.HttpTalk.Answer;
import java.io.IOException;
import java.util.Optional;
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
    asked =
        new AskedNode(Optional.empty(), Optional.of(new PlainBans()), AdminLimits.DEFAULTS, false);
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
    assertThat(HttpTalk.get(asked.at(), "/bans").body())
        .isEqualTo(
            "{\"bans\":[{\"subnet\":\"10.0.0.0/24\",\"by\":\"operator\",\"reason\":\"sends"
                + " garbage\",\"until\":\"1970-01-01T01:00:00Z\"},{\"subnet\":\"2001:db8::1\","
                + "\"by\":\"operator\",\"reason\":\"\"}]}\n");
    assertThat(lift("10.0.0.0/24").json().required("bans")).hasSize(1);
    assertThat(lift("2001:db8::1").json().required("bans")).isEmpty();
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
