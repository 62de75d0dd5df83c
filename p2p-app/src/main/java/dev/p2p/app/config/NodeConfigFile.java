package dev.p2p.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads configuration files. A file says what differs from the default file; objects are merged key
 * by key, arrays replace the default's.
 *
 * <p><b>Threading:</b> safe to share; reading waits for the disk.
 */
public final class NodeConfigFile {

  private static final String DEFAULT_NAME = "default-config.json";

  private NodeConfigFile() {}

  /** The default file, word for word: every key with what it means. */
  public static String defaultText() {
    try (InputStream file = NodeConfigFile.class.getResourceAsStream(DEFAULT_NAME)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a node does that is told nothing. */
  public static NodeConfig defaults() {
    return parse(DEFAULT_NAME, "{}");
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException if it can't be read or is not right; the message lists everything that
   *     is wrong, unless the file is not even JSON
   */
  public static NodeConfig read(Path file) {
    if (Files.isDirectory(file)) {
      throw new ConfigException(file + ": is a directory, not a file");
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException(file + ": " + describe(e));
    }
  }

  /** As {@link #read}, of a text. */
  static NodeConfig parse(String file, String text) {
    LocatedTree given = TreeReader.read(file, text);
    LocatedTree defaults = TreeReader.read(DEFAULT_NAME, defaultText());
    Mistakes mistakes = new Mistakes(file, given.places());
    NodeConfig config =
        NodeConfigReader.read(ConfigSection.root(given.root(), defaults.root(), mistakes));
    mistakes.throwIfAny();
    return config;
  }

  static String describe(IOException e) {
    return switch (e) {
      case NoSuchFileException ignored -> "there is no such file";
      case AccessDeniedException ignored -> "reading it is not permitted";
      case CharacterCodingException ignored -> "is not text in UTF-8";
      case FileSystemException failed -> "can't be read: " + failed.getReason();
      default -> "can't be read: " + e.getMessage();
    };
  }
}
