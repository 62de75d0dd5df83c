package dev.p2p.wire;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeIdentity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link NodeIdentity} as a block of tagged values, in the payload of our VerAck.
 *
 * <pre>
 *   0                 4        5      6         7
 *  +-----------------+--------+------+---------+-------------+------+---------+-- ..
 *  |  "P2PN"         | format | type |  bytes  |  value ...  | type |  bytes  |
 *  |  50 32 50 4e    |  (1)   | (u8) |  (u8)   |             | (u8) |  (u8)   |
 *  +-----------------+--------+------+---------+-------------+------+---------+-- ..
 *
 *  type   value
 *     1   nonce, u64; must be there
 *     2   listening port, u16; 0 if left out
 *     3   capabilities, u64; 0 if left out
 *     4   software, UTF-8 without control characters, up to 64 bytes; empty if left out
 * </pre>
 *
 * Integers are little-endian. A reader skips types it does not know, so that a later version may
 * add some; one that changes the rest gets another format number. A block with a known type twice
 * or of the wrong size, or that ends within an entry, is not a block of ours.
 */
final class IdentityBlock {

  private static final int TAG = 'P' | '2' << 8 | 'P' << 16 | 'N' << 24;
  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = Integer.BYTES + Byte.BYTES;
  private static final int ENTRY_HEADER_BYTES = 2 * Byte.BYTES;

  private static final int NONCE = 1;
  private static final int LISTEN_PORT = 2;
  private static final int CAPABILITIES = 3;
  private static final int SOFTWARE = 4;

  private IdentityBlock() {}

  static Bytes encode(NodeIdentity identity) {
    byte[] software = identity.software().getBytes(StandardCharsets.UTF_8);
    ByteBuffer target =
        ByteBuffer.allocate(
                HEADER_BYTES
                    + 4 * ENTRY_HEADER_BYTES
                    + 2 * Long.BYTES
                    + Short.BYTES
                    + software.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    target.putInt(TAG).put(FORMAT);
    entry(target, NONCE, Long.BYTES).putLong(identity.nonce());
    entry(target, LISTEN_PORT, Short.BYTES).putShort((short) identity.listenPort());
    entry(target, CAPABILITIES, Long.BYTES).putLong(identity.capabilities());
    entry(target, SOFTWARE, software.length).put(software);
    return Bytes.wrap(target.array());
  }

  static Optional<NodeIdentity> decode(Bytes payload) {
    ByteBuffer source = payload.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (source.remaining() < HEADER_BYTES || source.getInt() != TAG || source.get() != FORMAT) {
      return Optional.empty();
    }
    return entries(source).flatMap(IdentityBlock::identity);
  }

  private static ByteBuffer entry(ByteBuffer target, int type, int bytes) {
    return target.put((byte) type).put((byte) bytes);
  }

  /** The values by type, each of a size that suits it; empty if they are not a sound list. */
  private static Optional<Map<Integer, ByteBuffer>> entries(ByteBuffer source) {
    Map<Integer, ByteBuffer> values = new HashMap<>();
    while (source.hasRemaining()) {
      if (source.remaining() < ENTRY_HEADER_BYTES) {
        return Optional.empty();
      }
      int type = Byte.toUnsignedInt(source.get());
      int bytes = Byte.toUnsignedInt(source.get());
      if (source.remaining() < bytes || !suits(type, bytes)) {
        return Optional.empty();
      }
      ByteBuffer value = source.slice(source.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
      source.position(source.position() + bytes);
      if (isKnown(type) && values.putIfAbsent(type, value) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static boolean isKnown(int type) {
    return type >= NONCE && type <= SOFTWARE;
  }

  private static boolean suits(int type, int bytes) {
    return switch (type) {
      case NONCE, CAPABILITIES -> bytes == Long.BYTES;
      case LISTEN_PORT -> bytes == Short.BYTES;
      case SOFTWARE -> bytes <= NodeIdentity.SOFTWARE_BYTES_MAX;
      default -> true;
    };
  }

  private static Optional<NodeIdentity> identity(Map<Integer, ByteBuffer> values) {
    Optional<Long> nonce = Optional.ofNullable(values.get(NONCE)).map(ByteBuffer::getLong);
    Optional<Short> port = Optional.ofNullable(values.get(LISTEN_PORT)).map(ByteBuffer::getShort);
    Optional<Long> capabilities =
        Optional.ofNullable(values.get(CAPABILITIES)).map(ByteBuffer::getLong);
    Optional<String> software =
        Optional.ofNullable(values.get(SOFTWARE)).map(IdentityBlock::text).orElse(Optional.of(""));
    if (nonce.isEmpty() || software.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeIdentity(
            nonce.get(),
            Short.toUnsignedInt(port.orElse((short) 0)),
            capabilities.orElse(0L),
            software.get()));
  }

  /** Text that can be logged as it is; empty if it is not UTF-8 or holds control characters. */
  private static Optional<String> text(ByteBuffer utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
      return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
