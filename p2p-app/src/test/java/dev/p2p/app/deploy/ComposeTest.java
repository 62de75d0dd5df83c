package dev.p2p.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.NodeConfigFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The parts of {@code deploy/compose.yaml} fit together; docker compose knows them one by one. */
final class ComposeTest {

  private static final String NODE_CONFIG = "compose/node.json";
  private static final int NODES = 5;

  @Test
  void everyNodeHasTheConfigurationThatOurNodesTakeAndAFolderOfItsOwn() throws Exception {
    JsonNode compose = Yaml.read("compose.yaml");

    List<String> nodes = nodes(compose);

    assertThat(nodes).hasSize(NODES);
    for (String node : nodes) {
      assertThat(Yaml.texts(compose.at("/services/" + node + "/volumes"), ""))
          .containsExactly("./" + NODE_CONFIG + ":/etc/p2p/node.json:ro", node + ":/var/lib/p2p");
      assertThat(compose.at("/volumes").has(node)).as("volume %s", node).isTrue();
    }
    NodeConfig config = NodeConfigFile.read(Yaml.DEPLOY.resolve(NODE_CONFIG));
    assertThat(config.peers().bootstrap())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(nodes).contains(address.host()));
  }

  @Test
  void theTokenIsWhereNodesAndPrometheusLookForIt() throws Exception {
    JsonNode compose = Yaml.read("compose.yaml");
    String token = "/run/secrets/admin-token";

    assertThat(compose.at("/secrets/admin-token/file").asString()).isEqualTo("./admin-token");
    assertThat(Yaml.texts(compose.at("/x-node/secrets"), "")).containsExactly("admin-token");
    assertThat(Yaml.texts(compose.at("/services/prometheus/secrets"), ""))
        .containsExactly("admin-token");
    assertThat(NodeConfigFile.read(Yaml.DEPLOY.resolve(NODE_CONFIG)).host().admin().tokenFile())
        .hasToString("Optional[" + token + "]");
    assertThat(
            Yaml.read("monitoring/prometheus.yaml")
                .at("/scrape_configs/0/authorization/credentials_file")
                .asString())
        .isEqualTo(token);
  }

  @Test
  void prometheusReadsEveryNode() throws Exception {
    int port =
        NodeConfigFile.read(Yaml.DEPLOY.resolve(NODE_CONFIG))
            .host()
            .admin()
            .listen()
            .map(NodeAddress::port)
            .orElseThrow();

    assertThat(
            Yaml.texts(
                Yaml.read("monitoring/prometheus.yaml")
                    .at("/scrape_configs/0/static_configs/0/targets"),
                ""))
        .containsExactlyElementsOf(
            nodes(Yaml.read("compose.yaml")).stream().map(node -> node + ":" + port).toList());
  }

  @Test
  void everyFileThatIsMountedIsThere() throws Exception {
    List<String> mounted = new ArrayList<>();
    for (Map.Entry<String, JsonNode> service :
        Yaml.read("compose.yaml").at("/services").properties()) {
      Yaml.texts(service.getValue().at("/volumes"), "").stream()
          .filter(volume -> volume.startsWith("./"))
          .map(volume -> volume.substring(2, volume.indexOf(':')))
          .forEach(mounted::add);
    }
    assertThat(mounted)
        .hasSizeGreaterThan(NODES)
        .allSatisfy(file -> assertThat(Files.exists(Yaml.DEPLOY.resolve(file))).as(file).isTrue());
  }

  private static List<String> nodes(JsonNode compose) {
    return compose.at("/services").propertyNames().stream()
        .filter(name -> name.startsWith("node-"))
        .toList();
  }
}
