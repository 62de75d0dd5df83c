package dev.p2p.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.config.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The configurations that come along, against the places they are made for. */
final class NodeFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"node.json", "compose/node.json", "kubernetes/node.json"})
  void eachIsRightAndKeepsItsStateInTheVolumeOfTheImage(String name) {
    NodeConfig config = Deploy.node(name);

    assertThat(config.listen()).map(NodeAddress::port).contains(7_000);
    assertThat(config.host().admin().listen()).map(NodeAddress::port).contains(7_001);
    String volume =
        Deploy.json("image-config.json").path("Volumes").propertyNames().iterator().next();
    assertThat(config.host().stateFolder()).map(Object::toString).contains(volume);
    assertThat(config.host().storeFile()).map(file -> file.getParent().toString()).contains(volume);
  }

  @Test
  void whatIsMemoryOfTheNodeFitsIntoTheHeapOfItsContainer() {
    double heap = 0.6 * (512 << 20);

    assertThat(Deploy.text("jvm.options")).contains("\n-XX:MaxRAMPercentage=60\n");
    assertThat(Deploy.text("compose.yaml")).contains("mem_limit: 512m\n");
    assertThat(Deploy.text("kubernetes/statefulset.yaml")).contains("limits: {memory: 512Mi}\n");
    for (String name : new String[] {"compose/node.json", "kubernetes/node.json"}) {
      assertThat(Deploy.node(name).settings().limits().bytesMax())
          .as(name)
          .isLessThan((long) (heap / 2));
    }
  }

  @Test
  void theImageExposesTheirPorts() {
    JsonNode image = Deploy.json("image-config.json");

    assertThat(image.path("ExposedPorts").propertyNames()).containsExactly("7000/tcp", "7001/tcp");
    assertThat(Deploy.strings(image.path("Cmd")))
        .containsExactly("run", "--config", "/etc/p2p/node.json");
  }
}
