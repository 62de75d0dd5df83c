package dev.p2p.wire;

import dev.p2p.api.Violation;

/** The field behind a frame's length, which says what sort of node wrote it. */
sealed interface FrameStamp {

  /** How many bytes it takes, 4 or 8. */
  int bytes();

  /** What we write, as a little-endian integer. */
  long written();

  /** Whether a frame with this stamp is for us. */
  boolean accepts(long stamp);

  /** What is wrong with a stamp we don't accept. */
  Violation violation(long stamp);

  /** A magic number: must be that of our network, to the last bit. */
  record Magic(Network network) implements FrameStamp {

    @Override
    public int bytes() {
      return Integer.BYTES;
    }

    @Override
    public long written() {
      return Integer.toUnsignedLong(network.magic());
    }

    @Override
    public boolean accepts(long stamp) {
      return stamp == written();
    }

    @Override
    public Violation violation(long stamp) {
      return new Violation(
          Violation.Kind.BAD_MAGIC,
          "magic must be %s (%s), was %s"
              .formatted(
                  Network.magicText(network.magic()),
                  network.name(),
                  Network.magicText((int) stamp)));
    }
  }

  /**
   * A version of the framing, not of the node: four 16-bit fields, zero, major, minor and patch.
   * Major and minor must be ours. The first field and the patch are free; we write 0.
   */
  record Version(int major, int minor) implements FrameStamp {

    private static final int MAJOR_SHIFT = 16;
    private static final int MINOR_SHIFT = 32;
    private static final int PATCH_SHIFT = 48;
    private static final int FIELD = 0xffff;

    @Override
    public int bytes() {
      return Long.BYTES;
    }

    @Override
    public long written() {
      return (long) major << MAJOR_SHIFT | (long) minor << MINOR_SHIFT;
    }

    @Override
    public boolean accepts(long stamp) {
      return field(stamp, MAJOR_SHIFT) == major && field(stamp, MINOR_SHIFT) == minor;
    }

    @Override
    public Violation violation(long stamp) {
      return new Violation(
          Violation.Kind.BAD_VERSION,
          "frame version must be %d.%d.x, was %d.%d.%d"
              .formatted(
                  major,
                  minor,
                  field(stamp, MAJOR_SHIFT),
                  field(stamp, MINOR_SHIFT),
                  field(stamp, PATCH_SHIFT)));
    }

    private static int field(long stamp, int shift) {
      return (int) (stamp >>> shift) & FIELD;
    }
  }
}
