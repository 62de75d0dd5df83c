package dev.p2p.app.admin;

import dev.p2p.app.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * What a request must show. Never shown itself: not in a log, not by {@link #toString}.
 *
 * <p><b>Threading:</b> immutable, safe to share; reading it waits for the disk.
 */
public final class Token {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{16,512}");

  private static final String SCHEME = "Bearer ";

  private final String value;
  private final byte[] digest;

  private Token(String value) {
    this.value = value;
    this.digest = digest(value);
  }

  /**
   * Reads a token from its file; blanks and line breaks around it don't count.
   *
   * @throws ConfigException if it can't be read or is none; the message names the file and the rule
   */
  public static Token read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new ConfigException(
          "the token file %s can't be read: %s"
              .formatted(file, Files.exists(file) ? e.getMessage() : "there is no such file"));
    }
    if (!FORM.matcher(text).matches()) {
      throw new ConfigException(
          "the token file %s must hold 16 to 512 visible ASCII characters, has %d characters"
              .formatted(file, text.length()));
    }
    return new Token(text);
  }

  /** What stands in the header Authorization. */
  public String asHeader() {
    return SCHEME + value;
  }

  /** Whether that is what stands there; how long that takes says nothing about the token. */
  boolean isIn(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(digest, digest(header.substring(SCHEME.length()).strip()));
  }

  @Override
  public String toString() {
    return "Token";
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
