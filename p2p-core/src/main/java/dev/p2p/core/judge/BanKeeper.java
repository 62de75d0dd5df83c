package dev.p2p.core.judge;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import dev.p2p.spi.NodeEvent;
import dev.p2p.spi.NodeObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the bans and their saved text alike: what an operator changes in the text is taken over,
 * what changes here is written. A text with a mistake is told of once, and neither read nor written
 * over until it is mended; meanwhile the bans in use stay.
 *
 * <p><b>Threading:</b> confined to the thread that ticks it, which waits for the store.
 */
public final class BanKeeper {

  private static final byte[] NOTHING = {};

  private final Bans bans;
  private final int bansMax;
  private final BanStore store;
  private final NodeObserver observer;

  /** What is in the store, as far as is known, and what it says. */
  private byte[] text = NOTHING;

  private Map<Subnet, Ban> said = Map.of();

  /** {@link Bans#changes} when the text said all of them. */
  private long written;

  /** What was told of last: it is not told again. */
  private String told = "";

  /** Keeps {@code bans} in {@code store}; {@link #tick} does the work. */
  public BanKeeper(Bans bans, int bansMax, BanStore store, NodeObserver observer) {
    this.bans = bans;
    this.bansMax = bansMax;
    this.store = store;
    this.observer = observer;
  }

  /** Reads the text if it has changed, and writes it if the bans have. */
  public void tick() {
    try {
      byte[] stored = store.load().orElse(NOTHING);
      if (Arrays.equals(stored, text) || take(stored)) {
        write();
        told = "";
      }
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  /** False if the text has mistakes. */
  private boolean take(byte[] stored) {
    return switch (BanText.parse(stored, bansMax)) {
      case BanText.Result.Bad(var mistakes) -> {
        fail(String.join("; ", mistakes));
        yield false;
      }
      case BanText.Result.Good(var edited) -> {
        bans.edit(said, edited);
        text = stored;
        said = edited;
        yield true;
      }
    };
  }

  private void write() throws IOException {
    long changes = bans.changes();
    if (changes == written) {
      return;
    }
    List<Ban> all = bans.all();
    byte[] updated =
        BanText.update(new String(text, StandardCharsets.UTF_8), all)
            .getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(updated, text)) {
      store.save(updated);
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
