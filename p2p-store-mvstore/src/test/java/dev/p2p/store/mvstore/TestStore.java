package dev.p2p.store.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.WireProtocol;
import dev.p2p.testkit.ManualTime;
import dev.p2p.testkit.Messages;
import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.h2.mvstore.MVStore;

/** A store whose file, time, turns and log are the test's, to be opened again and again. */
final class TestStore {

  static final WireProtocol WIRE = DuskWire.of("dusk-0.4.3", Network.TESTNET);
  static final Duration KEEP_FOR = Duration.ofMinutes(10);

  private static final Messages MESSAGES = new Messages(WIRE);

  final Path file;
  final ManualTime time = new ManualTime();
  final SteppedExecution execution = new SteppedExecution();
  final RecordingLogger log = new RecordingLogger();

  /** In a file of that directory. */
  TestStore(Path directory) {
    this.file = directory.resolve("recent.mv");
  }

  MvStoreMessageStore open() throws MessageStoreException {
    return open(MvStoreSettings.of(100_000, 64 << 20, KEEP_FOR));
  }

  MvStoreMessageStore open(MvStoreSettings settings) throws MessageStoreException {
    return open(settings, WIRE.frames(), MvStoreMessageStore::openFile);
  }

  MvStoreMessageStore open(
      MvStoreSettings settings, FrameCodec codec, Function<Path, MVStore> opener)
      throws MessageStoreException {
    StorePlace place = new StorePlace(file, opener, log);
    Contents contents = Contents.of(place, settings, new Frames(codec), time, log);
    return MvStoreMessageStore.open(contents, settings, execution, time);
  }

  /** Changes a bit in the middle of these bytes, wherever they are in the file. */
  void damage(Bytes bytes) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String digits = HexFormat.of().formatHex(whole);
    int at = digits.indexOf(bytes.toHex());
    assertThat(at).isNotNegative();
    while (at >= 0) {
      whole[at / 2 + bytes.length() / 2] ^= 1;
      at = digits.indexOf(bytes.toHex(), at + 1);
    }
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(whole));
    }
  }

  /** One of so many bytes, drawn from them. */
  static Message message(int payloadBytes) {
    return MESSAGES.sequence("tx", 1, payloadBytes, payloadBytes).get(0);
  }

  /** Messages that differ, of 200 bytes. */
  static List<Message> messages(int count) {
    return messages(count, 200);
  }

  /** Messages that differ. */
  static List<Message> messages(int count, int payloadBytes) {
    return MESSAGES.sequence("tx", count, payloadBytes, 1);
  }
}
