package dev.p2p.core.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;

/** A text in memory, which an operator edits and a disk may fail to keep. */
final class StoredText implements BanStore {

  private Optional<String> text = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private int saves;

  /** What is in it; empty if there is none. */
  String text() {
    return text.orElse("");
  }

  void edit(String edited) {
    text = Optional.of(edited);
  }

  /** Nothing can be read or written from now on. */
  void fail(String detail) {
    failure = Optional.of(detail);
  }

  void mend() {
    failure = Optional.empty();
  }

  int saves() {
    return saves;
  }

  @Override
  public Optional<byte[]> load() throws IOException {
    check();
    return text.map(known -> known.getBytes(UTF_8));
  }

  @Override
  public void save(byte[] bytes) throws IOException {
    check();
    saves++;
    text = Optional.of(new String(bytes, UTF_8));
  }

  private void check() throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
  }
}
