package dev.p2p.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Fixed-width integers as they stand on the wire, at an absolute index; a buffer's own byte order
 * and position are neither looked at nor changed.
 */
final class LittleEndian {

  private static final VarHandle ARRAY_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle ARRAY_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BUFFER_LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BUFFER_INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static long getLong(byte[] source, int index) {
    return (long) ARRAY_LONG.get(source, index);
  }

  static void putLong(byte[] target, int index, long value) {
    ARRAY_LONG.set(target, index, value);
  }

  static void putInt(byte[] target, int index, int value) {
    ARRAY_INT.set(target, index, value);
  }

  static long getLong(ByteBuffer source, int index) {
    return (long) BUFFER_LONG.get(source, index);
  }

  static int getInt(ByteBuffer source, int index) {
    return (int) BUFFER_INT.get(source, index);
  }
}
