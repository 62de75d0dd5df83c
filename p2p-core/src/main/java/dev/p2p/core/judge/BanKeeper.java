package dev.p2p.core.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import dev.p2p.spi.StateStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Keeps the bans and their saved text alike: what an operator changes in the text is taken over,
 * what changes here is written. A text with a mistake is told of once, and neither read nor written
 * over until it is mended; meanwhile the bans in use stay.
 *
 * <p><b>Threading:</b> safe to share. Waits for the disk, so not for the ticker; whoever comes
 * while another is at it does not wait but leaves the work to that one.
 */
public final class BanKeeper {

  /** The name of the text in the store. */
  public static final String NAME = "bans";

  private final Bans bans;
  private final int bansMax;
  private final StateStore store;
  private final NodeObserver observer;

  /** Calls that have come since the one began that is at work; all below belongs to that one. */
  private final AtomicInteger calls = new AtomicInteger();

  /** What is in the store, as far as is known. */
  private Bytes text = Bytes.EMPTY;

  /** The bans in that text. */
  private Map<Subnet, Ban> said = new LinkedHashMap<>();

  /** {@link Bans#changes} when the text said all of them. */
  private long written;

  /** What was told of last, so as not to tell it again. */
  private String told = "";

  /**
   * Keeps {@code bans} in {@code store}.
   *
   * @param bansMax how many may be in the text
   */
  public BanKeeper(Bans bans, int bansMax, StateStore store, NodeObserver observer) {
    this.bans = bans;
    this.bansMax = bansMax;
    this.store = store;
    this.observer = observer;
  }

  /** Reads what a run before this one has left; once, before anybody is connected. */
  public void restore() {
    try {
      var unused = read(bans::restore);
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the text if it has changed, and writes it if the bans have. */
  public void keepAlike() {
    int seen = calls.incrementAndGet();
    if (seen > 1) {
      return;
    }
    while (seen > 0) {
      readAndWrite();
      seen = calls.addAndGet(-seen);
    }
  }

  private void readAndWrite() {
    try {
      if (read(edited -> bans.edit(said, edited))) {
        write();
      }
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  /** False if the text has mistakes. */
  private boolean read(Consumer<Map<Subnet, Ban>> taker) throws IOException {
    Bytes stored = store.load(NAME).orElse(Bytes.EMPTY);
    if (stored.equals(text)) {
      return true;
    }
    return switch (BanText.parse(stored, bansMax)) {
      case BanText.Result.Bad(var mistakes) -> {
        fail(String.join("; ", mistakes));
        yield false;
      }
      case BanText.Result.Good(var read) -> {
        taker.accept(read);
        text = stored;
        said = read;
        yield true;
      }
    };
  }

  private void write() throws IOException {
    told = "";
    long changes = bans.changes();
    if (changes == written) {
      return;
    }
    List<Ban> all = bans.all();
    Bytes updated = Bytes.utf8(BanText.update(UTF_8.decode(text.asByteBuffer()).toString(), all));
    int bytesMax = BanText.bytesMax(bansMax);
    if (updated.length() > bytesMax) {
      throw new IOException(
          "%s: must be at most %d bytes, would be %d".formatted(NAME, bytesMax, updated.length()));
    }
    if (!updated.equals(text)) {
      store.save(NAME, updated);
    }
    text = updated;
    said = new LinkedHashMap<>();
    all.forEach(ban -> said.put(ban.subnet(), ban));
    written = changes;
  }

  private void fail(String detail) {
    if (!detail.equals(told)) {
      told = detail;
      observer.onEvent(new NodeEvent.BansFailed(detail));
    }
  }
}
