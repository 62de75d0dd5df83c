package dev.p2p.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.NodeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class NodeConfigurationTest {

  private final NodeConfiguration configuration = new NodeConfiguration();

  @Test
  void saysWhatTheContainerNeeds() {
    assertThat(text("/listen")).isEqualTo("0.0.0.0:7000");
    assertThat(text("/admin/listen")).isEqualTo("0.0.0.0:7001");
    assertThat(text("/admin/tokenFile")).isEqualTo("/etc/p2p/admin.token");
    assertThat(text("/stateFolder")).isEqualTo("/var/lib/p2p");
  }

  @Test
  void takesOverSettingsKeyByKeyAndListsWhole() {
    configuration.merge("{\"keepAlive\": {\"pingAfter\": \"1s\"}, \"peers\": [\"x:1\"]}");
    configuration.merge(
        "{\"keepAlive\": {\"closeAfter\": \"3s\"}, /* others */ \"peers\": [\"y:1\"]}");

    assertThat(json().required("keepAlive").toString())
        .isEqualTo("{\"pingAfter\":\"1s\",\"closeAfter\":\"3s\"}");
    assertThat(json().required("peers").toString()).isEqualTo("[\"y:1\"]");
  }

  @Test
  void nullTakesAwayWhatWasSet() {
    configuration.merge("{\"storeFile\": null, \"admin\": {\"journalEntries\": 7}}");

    assertThat(json().required("storeFile").isNull()).isTrue();
    assertThat(json().at("/admin/journalEntries").asInt()).isEqualTo(7);
    assertThat(text("/admin/listen")).isEqualTo("0.0.0.0:7001");
  }

  @Test
  void addressesAreAddedToThoseThatAreThere() {
    configuration.addBootstrap(new NodeAddress("a", 7000));
    configuration.addBootstrap(new NodeAddress("b", 7000));

    assertThat(json().required("bootstrap").toString()).isEqualTo("[\"a:7000\",\"b:7000\"]");
  }

  @Test
  void whatIsSetIsOneSettingWhateverItSays() {
    configuration.set("profile", "\", \"x\": \"");

    assertThat(text("/profile")).isEqualTo("\", \"x\": \"");
    assertThat(json().has("x")).isFalse();
  }

  @Test
  void toWhatIsNoListNoAddressIsAdded() {
    configuration.merge("{\"bootstrap\": \"a:7000\"}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> configuration.addBootstrap(new NodeAddress("b", 7000)))
        .withMessage("bootstrap must be a list to be added to, was \"a:7000\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {; the configuration must be JSON
          []; the configuration must be a JSON object, was ARRAY
          {"listen": "x"}; listen must not be given
          {"admin": {"listen": null}}; admin.listen must not be given
          {"admin": {"tokenFile": "x"}}; admin.tokenFile must not be given
          {"admin": null}; admin must be an object
          {"admin": "0.0.0.0:1"}; admin must be an object
          """)
  void refusesWhatIsNoneAndWhatTheContainerNeeds(String json, String message) {
    assertThatThrownBy(() -> configuration.merge(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private String text(String pointer) {
    return json().at(pointer).asString();
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(configuration.text());
  }
}
