package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.NodeSettings;
import dev.p2p.transport.nio.SocketOptions;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeConfigFileTest {

  @TempDir private Path folder;

  @Test
  void theDefaultFileSaysWhatTheDefaultsOfTheRecordsSay() {
    assertThat(NodeConfigFile.parse("default", NodeConfigFile.defaultText()))
        .isEqualTo(NodeConfigFile.defaults())
        .isEqualTo(
            new NodeConfig(
                new WireConfig("dusk-0.4.3", Network.TESTNET, List.of(), false),
                Optional.of(new NodeAddress("127.0.0.1", 7000)),
                new PeersConfig(List.of(), List.of()),
                NodeSettings.DEFAULTS,
                SocketOptions.DEFAULTS,
                new HostConfig(Optional.empty(), Optional.empty(), AdminConfig.DEFAULTS)));
  }

  @Test
  void aFileNeedsOnlyWhatDiffers() throws IOException {
    Path file =
        write(
            """
            // Comments are welcome.
            {
              "network": "0x12345678",
              "listen": null,
              "peers": ["node.example:7000", "[::1]:7001"],
              "bootstrap": ["seed.example:7000"],
              "stateFolder": "state",
              "outbox": {"stallLimit": "250ms", "gossipBytesMax": "256KiB"}
            }
            """);

    NodeConfig config = NodeConfigFile.read(file);

    assertThat(config.wire().network()).isEqualTo(Network.ofMagic(0x12345678));
    assertThat(config.listen()).isEmpty();
    assertThat(config.peers().reserved())
        .containsExactly(new NodeAddress("node.example", 7000), new NodeAddress("::1", 7001));
    assertThat(config.peers().bootstrap()).containsExactly(new NodeAddress("seed.example", 7000));
    assertThat(config.host().stateFolder()).contains(Path.of("state"));
    assertThat(config.settings().outbox().stallLimit()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.settings().outbox().gossipBytesMax()).isEqualTo(256 << 10);
    assertThat(config.settings().outbox().fullLimit())
        .isEqualTo(NodeSettings.DEFAULTS.outbox().fullLimit());
    assertThat(config.settings().gossip()).isEqualTo(NodeSettings.DEFAULTS.gossip());
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> NodeConfigFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": there is no such file");
  }

  @Test
  void aDirectoryIsNotAFile() {
    assertThatThrownBy(() -> NodeConfigFile.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder + ": is a directory, not a file");
  }

  @Test
  void textInAnotherEncodingIsRefused() throws IOException {
    Path file = folder.resolve("latin1.json");
    Files.write(file, new byte[] {'"', (byte) 0xe9, '"'});

    assertThatThrownBy(() -> NodeConfigFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": is not text in UTF-8");
  }

  @Test
  void aFileThatCanNotBeReadIsNamedWithTheReasonOfTheSystem() throws IOException {
    Path file = write("{}").resolve("below-a-file.json");

    assertThatThrownBy(() -> NodeConfigFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("\\Q" + file + "\\E: (can't be read: \\S.*|there is no such file)");
  }

  @Test
  void missingPermissionIsSaidInWords() {
    // Not with a real file: the superuser may read all of them.
    assertThat(NodeConfigFile.describe(new AccessDeniedException("node.json")))
        .isEqualTo("reading it is not permitted");
  }

  @Test
  void anyOtherFailureToReadIsPassedOn() {
    assertThat(NodeConfigFile.describe(new IOException("device not ready")))
        .isEqualTo("can't be read: device not ready");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("node.json"), text);
  }
}
