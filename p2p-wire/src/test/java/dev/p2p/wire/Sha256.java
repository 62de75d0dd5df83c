package dev.p2p.wire;

import dev.p2p.api.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** By which a vector names bytes that are too many to write out. */
public final class Sha256 {

  private Sha256() {}

  public static String of(Bytes bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return Bytes.wrap(digest).toHex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
