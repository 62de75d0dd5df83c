package dev.p2p.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.NodeAddress;
import dev.p2p.app.config.NodeConfig;
import dev.p2p.app.config.NodeConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The parts of {@code deploy/kubernetes} fit together. */
final class KubernetesTest {

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  private final JsonNode set = read("statefulset.yaml");
  private final JsonNode service = read("service.yaml");
  private final NodeConfig config =
      NodeConfigFile.read(Yaml.DEPLOY.resolve("kubernetes/node.json"));

  @Test
  void serviceBudgetAndSetMeanTheSamePods() {
    JsonNode labels = set.at("/spec/template/metadata/labels");

    assertThat(labels.isEmpty()).isFalse();
    assertThat(set.at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(service.at("/spec/selector")).isEqualTo(labels);
    assertThat(read("disruption.yaml").at("/spec/selector/matchLabels")).isEqualTo(labels);
  }

  @Test
  void nodesBeginWithTheServiceThatStandsForAllOfThem() {
    String name = service.at("/metadata/name").asString();

    assertThat(service.at("/spec/clusterIP").asString()).isEqualTo("None");
    assertThat(service.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
    assertThat(set.at("/spec/serviceName").asString()).isEqualTo(name);
    assertThat(set.at("/spec/podManagementPolicy").asString()).isEqualTo("Parallel");
    assertThat(config.peers().bootstrap()).containsExactly(new NodeAddress(name, port("gossip")));
  }

  @Test
  void portsAreThoseOfTheConfiguration() {
    assertThat(config.listen().map(NodeAddress::port)).contains(port("gossip"));
    assertThat(config.host().admin().listen().map(NodeAddress::port)).contains(port("admin"));
    assertThat(Yaml.texts(service.at("/spec/ports"), "/targetPort"))
        .containsExactlyElementsOf(Yaml.texts(set.at(CONTAINER + "/ports"), "/name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
  void probesAskTheAdminEndpointWhatNeedsNoToken(String probe) {
    JsonNode get = set.at(CONTAINER + "/" + probe + "/httpGet");

    assertThat(get.at("/port").asString()).isEqualTo("admin");
    assertThat(get.at("/path").asString())
        .isEqualTo(probe.equals("readinessProbe") ? "/ready" : "/live");
  }

  @Test
  void whatIsMountedIsThereAndWhereTheConfigurationLooks() {
    List<String> volumes = new ArrayList<>(Yaml.texts(set.at(POD + "/volumes"), "/name"));
    volumes.addAll(Yaml.texts(set.at("/spec/volumeClaimTemplates"), "/metadata/name"));

    assertThat(Yaml.texts(set.at(CONTAINER + "/volumeMounts"), "/name"))
        .containsExactlyInAnyOrderElementsOf(volumes);
    assertThat(Yaml.texts(set.at(CONTAINER + "/volumeMounts"), "/mountPath"))
        .contains(config.host().stateFolder().orElseThrow().toString())
        .contains(parent(config.host().storeFile().orElseThrow()))
        .contains(parent(config.host().admin().tokenFile().orElseThrow()));
  }

  @Test
  void aNodeMayDoNothingButItsWork() {
    JsonNode pod = set.at(POD + "/securityContext");
    JsonNode container = set.at(CONTAINER + "/securityContext");

    assertThat(pod.at("/runAsNonRoot").asBoolean()).isTrue();
    assertThat(container.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(Yaml.texts(container.at("/capabilities/drop"), "")).containsExactly("ALL");
    assertThat(set.at(CONTAINER + "/resources/limits/memory").isString()).isTrue();
  }

  @Test
  void everyManifestIsAppliedAndTheConfigurationIsTheOneThatIsMounted() throws Exception {
    JsonNode kustomization = read("kustomization.yaml");
    List<String> manifests;
    try (Stream<Path> files = Files.list(Yaml.DEPLOY.resolve("kubernetes"))) {
      manifests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
              .toList();
    }
    assertThat(Yaml.texts(kustomization.at("/resources"), ""))
        .containsExactlyInAnyOrderElementsOf(manifests);
    assertThat(kustomization.at("/configMapGenerator/0/files/0").asString()).isEqualTo("node.json");
    assertThat(Yaml.texts(set.at(POD + "/volumes"), "/configMap/name"))
        .containsExactly(kustomization.at("/configMapGenerator/0/name").asString());
    assertThat(kustomization.at("/images/0/name")).isEqualTo(set.at(CONTAINER + "/image"));
  }

  private int port(String name) {
    List<String> names = Yaml.texts(set.at(CONTAINER + "/ports"), "/name");
    return set.at(CONTAINER + "/ports").path(names.indexOf(name)).at("/containerPort").asInt();
  }

  private static String parent(Path path) {
    return String.valueOf(path.getParent());
  }

  private static JsonNode read(String manifest) {
    try {
      return Yaml.read("kubernetes/" + manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
