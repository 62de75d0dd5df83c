package dev.p2p.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.admin.HttpTalk.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are not answered, over a real socket; after each the endpoint still answers. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class AdminRefusalsTest {

  private static final String TOKEN = "correct-horse-battery";
  private static final AdminLimits SHORT = new AdminLimits(2, 1, Duration.ofSeconds(1), 1_000);

  @TempDir private Path folder;

  private AskedNode asked;

  @BeforeEach
  void start() throws IOException {
    asked = new AskedNode();
  }

  @AfterEach
  void itStillAnswers() throws IOException {
    assertThat(HttpTalk.get(asked.at(), "/live").status()).isEqualTo(200);
    asked.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          GET;    /nothing;             ``;    404; path | must be one of
          GET;    /peers/;              ``;    404; path | must be one of
          POST;   /peers;               {};    405; method | must be one of [GET] for /peers | POST
          HEAD;   /metrics;             ``;    405; ``
          GET;    /peers?x=1;           ``;    400; parameter | must be one of [] | x
          GET;    /why?last=1&last=2;   ``;    400; parameter last | must be given once | 2
          GET;    /why?last=-1;         ``;    400; parameter last | must be a whole number
          GET;    /why?last=99999999999999999999; ``; 400; parameter last | must be a whole
          GET;    /why?since=today;     ``;    400; parameter since | must be a time such as
          GET;    /why?address=a%20b;   ``;    400; parameter address | must be HOST or
          GET;    /why?address=1.2.3.4:x; ``;  400; parameter address | must be HOST or
          GET;    /trace;               ``;    400; parameter id | must be given
          GET;    /trace?id=xyz;        ``;    400; parameter id | must be 4 to 64 hexadecimal
          GET;    /messages?follow=maybe; ``;  400; parameter follow | must be true or false
          POST;   /publish;             {;     400; body | must be JSON
          POST;   /publish;             [1];   400; body | must be a JSON object | [1]
          POST;   /publish;             {"topic":"tx","text":"a"} x; 400; body | must be JSON
          POST;   /publish;             {"topic":"tx","topic":"tx","text":"a"}; 400; body | must be JSON
          POST;   /publish;             ``;    400; body | must be
          POST;   /publish;             {"text":"a"}; 400; field topic | must be given
          POST;   /publish;             {"topic":1}; 400; field topic | must be text | 1
          POST;   /publish;             {"topik":"tx"}; 400; field | must be one of [topic, text, hex]
          POST;   /publish;             {"topic":"tx"}; 400; body | must have one of [text, hex]
          POST;   /publish;             {"topic":"tx","hex":"0"}; 400; field hex | must be pairs
          POST;   /publish;             {"topic":"none","text":"a"}; 400; message |
          PUT;    /log-level;           {"level":"LOUD"}; 400; field level | must be one of [OFF, ERROR
          PUT;    /log-level;           {"logger":"nobody","level":"INFO"}; 400; field logger | must be
          """)
  void whatIsNotUnderstoodIsRefusedWithWhatRuleAndValue(
      String method, String path, String body, int status, String error) throws IOException {
    Answer answer =
        HttpTalk.ask(asked.at(), method, path, "Content-Type: application/json\r\n", body);

    assertThat(answer.status()).isEqualTo(status);
    if (!error.isEmpty()) {
      assertThat(answer.error()).startsWith(error);
    }
  }

  @Test
  void aMethodThatIsNotAllowedIsToldWhichOnesAre() throws IOException {
    assertThat(HttpTalk.ask(asked.at(), "DELETE", "/log-level", "", "").head())
        .contains("Allow: GET, PUT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Host: evil.example;                                 header Host | must be
          Host: evil.example:7001;                            header Host | must be
          Host: localhost.evil.example;                       header Host | must be
          Host: 127.0.0.1@evil.example;                       header Host | must be
          Host: localhost\\r\\nHost: localhost;               header Host | must be
          Host: localhost\\r\\nOrigin: http://evil.example;   header Origin | must be missing
          Host: localhost\\r\\nOrigin: http://localhost:7001; header Origin | must be missing
          Host: localhost\\r\\nOrigin: null;                  header Origin | must be missing
          Host: localhost\\r\\nSec-Fetch-Site: cross-site;    header Sec-Fetch-Site | must be missing
          """)
  void webPagesMayNotAsk(String headers, String error) throws IOException {
    for (String path : new String[] {"/peers", "/live"}) {
      Answer answer =
          HttpTalk.say(
              asked.at(),
              "GET %s HTTP/1.1\r\nConnection: close\r\n%s\r\n\r\n"
                  .formatted(path, headers.replace("\\r\\n", "\r\n")));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).startsWith(error);
      assertThat(answer.head()).doesNotContain("Access-Control");
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost", "LOCALHOST:7001", "127.0.0.1:7001", "[::1]:7001", "10.0.0.7"})
  void whoeverNamesAnAddressMayAsk(String host) throws IOException {
    assertThat(
            HttpTalk.say(
                    asked.at(),
                    "GET /peers HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void whatAPageCanPostWithoutAskingIsNotTaken(String type) throws IOException {
    Answer answer =
        HttpTalk.ask(
            asked.at(),
            "POST",
            "/publish",
            "Content-Type: " + type + "\r\n",
            "{\"topic\":\"tx\",\"text\":\"a\"}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.error())
        .isEqualTo("header Content-Type | must be application/json | " + type);
  }

  @Test
  void withoutTheTokenOnlyHealthIsTold() throws IOException {
    beginAnewWithToken();

    assertThat(HttpTalk.get(asked.at(), "/ready").status()).isEqualTo(200);
    for (String path : new String[] {"/peers", "/metrics", "/publish", "/nothing"}) {
      Answer answer = HttpTalk.get(asked.at(), path);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.head()).contains("Www-authenticate: Bearer");
      assertThat(answer.error()).startsWith("header Authorization | must be").endsWith("missing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer wrong-horse-battery",
    "Bearer correct-horse-batter",
    "Bearer correct-horse-battery1",
    "Basic correct-horse-battery",
    "correct-horse-battery",
    "Bearer"
  })
  void aWrongTokenIsRefusedAndNotRepeated(String header) throws IOException {
    beginAnewWithToken();

    Answer answer =
        HttpTalk.ask(asked.at(), "GET", "/peers", "Authorization: " + header + "\r\n", "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error()).endsWith("another");
    assertThat(answer.body()).doesNotContain("horse");
  }

  @Test
  void withTheTokenAnyHostMayBeNamed() throws IOException {
    beginAnewWithToken();

    Answer answer =
        HttpTalk.say(
            asked.at(),
            "GET /peers HTTP/1.1\r\nHost: node-1.p2p.svc\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted("Authorization: Bearer " + TOKEN));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    beginAnew(Optional.empty(), SHORT);

    Answer answer = HttpTalk.post(asked.at(), "/publish", "x".repeat(2_000_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error()).isEqualTo("body | must be at most 1000 bytes | more");
  }

  @Test
  void headersThatAreTooLargeEndTheConnection() throws IOException {
    try (Socket socket = HttpTalk.connect(asked.at())) {
      String request = "GET /peers HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(40_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

      assertThat(bytesUntilTheEnd(socket)).doesNotContain("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET /peers HTTP/1.1\\r\\nHost: loc",
        "GET /pee",
        "POST /publish HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\n"
            + "Content-Length: 100\\r\\n\\r\\n{"
      })
  void whoeverSaysItTooSlowlyIsCutOff(String beginning) throws IOException {
    beginAnew(Optional.empty(), SHORT);
    try (Socket socket = HttpTalk.connect(asked.at())) {
      socket
          .getOutputStream()
          .write(beginning.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8));

      assertThat(bytesUntilTheEnd(socket)).isEmpty();
    }
  }

  @Test
  void manyThatAreSlowDoNotKeepOthersFromAsking() throws IOException {
    beginAnew(Optional.empty(), SHORT);
    Socket[] slow = new Socket[6];
    for (int i = 0; i < slow.length; i++) {
      slow[i] = HttpTalk.connect(asked.at());
      slow[i].getOutputStream().write("GET /".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(HttpTalk.get(asked.at(), "/peers").status()).isEqualTo(200);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void streamsAreBounded() throws IOException {
    beginAnew(Optional.empty(), SHORT);
    try (Socket first = HttpTalk.connect(asked.at())) {
      first
          .getOutputStream()
          .write(
              "GET /messages?follow HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(first.getInputStream().read()).isEqualTo('H');

      Answer second = HttpTalk.get(asked.at(), "/messages?follow");

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.error()).startsWith("streams | are all taken");
    }
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertThat(HttpTalk.say(asked.at(), "hello\r\n\r\n").status()).isEqualTo(400);
  }

  private void beginAnew(Optional<Path> tokenFile, AdminLimits limits) throws IOException {
    asked.close();
    asked = new AskedNode(tokenFile, limits, false);
  }

  private void beginAnewWithToken() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    beginAnew(Optional.of(file), AdminLimits.DEFAULTS);
  }

  /** What came until the connection ended, be it by a reset. */
  private static String bytesUntilTheEnd(Socket socket) throws SocketTimeoutException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return "";
    }
  }
}
