package dev.p2p.wire;

import dev.p2p.api.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.databind.JsonNode;

/** The payload of a vector, written out or given by formula. */
public final class VectorPayload {

  private static final int HASH_BYTES = 32;
  private static final int SIZE_MAX = 1_500_000;

  private VectorPayload() {}

  public static Bytes of(JsonNode vector) {
    if (vector.has("payload_hex")) {
      return Bytes.hex(vector.get("payload_hex").stringValue());
    }
    JsonNode formula = vector.get("payload_formula");
    ByteBuffer target = ByteBuffer.allocate(SIZE_MAX).order(ByteOrder.LITTLE_ENDIAN);
    if (formula.has("inv_items")) {
      inventory(formula, target);
    } else if (formula.has("locators")) {
      locators(formula, target);
    } else {
      Bytes.hex(formula.get("prefix_hex").stringValue()).copyTo(target);
      long seed = Long.parseUnsignedLong(formula.get("gen_seed").stringValue());
      target.put(generate(seed, formula.get("gen_len").intValue()));
      Bytes.hex(formula.get("suffix_hex").stringValue()).copyTo(target);
    }
    return Bytes.copyOf(target.flip());
  }

  /** The bytes of a linear congruential generator, its upper eight bits each time. */
  public static byte[] generate(long seed, int count) {
    byte[] bytes = new byte[count];
    long x = seed;
    for (int i = 0; i < count; i++) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      bytes[i] = (byte) (x >>> 56);
    }
    return bytes;
  }

  private static void inventory(JsonNode formula, ByteBuffer target) {
    int items = formula.get("inv_items").intValue();
    String type = formula.get("inv_type").stringValue();
    compactSize(items, target);
    for (int i = 0; i < items; i++) {
      target.put((byte) (type.equals("i%2") ? i % 2 : Integer.parseInt(type)));
      target.put(generate(1000 + i, HASH_BYTES));
    }
  }

  private static void locators(JsonNode formula, ByteBuffer target) {
    int locators = formula.get("locators").intValue();
    compactSize(locators, target);
    for (int i = 0; i < locators; i++) {
      target.put(generate(2000 + i, HASH_BYTES));
    }
  }

  private static void compactSize(int value, ByteBuffer target) {
    if (value < 0xfd) {
      target.put((byte) value);
    } else {
      target.put((byte) 0xfd).putShort((short) value);
    }
  }
}
