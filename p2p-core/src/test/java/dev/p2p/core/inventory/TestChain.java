package dev.p2p.core.inventory;

import dev.p2p.api.Bytes;
import dev.p2p.api.Chain;
import dev.p2p.api.ChainHash;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * Blocks numbered from 0, one behind the other, whose payloads say their number.
 *
 * <p><b>Threading:</b> safe to share.
 */
public final class TestChain implements Chain {

  private final List<ChainHash> blocks = new CopyOnWriteArrayList<>();

  /** A chain of blocks 0 to {@code count} - 1. */
  public TestChain(int count) {
    blocks.addAll(hashes(0, count));
  }

  /** The hash of a block, whether it is there or not. */
  public static ChainHash hash(int number) {
    return new ChainHash(number, 0xb10c, 0, 0);
  }

  /** The hashes of blocks {@code from} to {@code to} - 1. */
  public static List<ChainHash> hashes(int from, int to) {
    return IntStream.range(from, to).mapToObj(TestChain::hash).toList();
  }

  /** What the message says that carries a block. */
  public static Bytes payload(int number) {
    return Bytes.utf8("block " + number);
  }

  /** One more block, if it is not there yet. */
  public void add(ChainHash block) {
    if (!blocks.contains(block)) {
      blocks.add(block);
    }
  }

  /** The blocks there are. */
  public List<ChainHash> blocks() {
    return List.copyOf(blocks);
  }

  @Override
  public boolean knows(ChainHash block) {
    return blocks.contains(block);
  }

  @Override
  public Optional<Bytes> find(ChainHash block) {
    return blocks.contains(block) ? Optional.of(payload((int) block.w0())) : Optional.empty();
  }

  @Override
  public Optional<List<ChainHash>> after(ChainHash block, int max) {
    int at = blocks.indexOf(block);
    return at < 0
        ? Optional.empty()
        : Optional.of(blocks.stream().skip(at + 1L).limit(max).toList());
  }
}
