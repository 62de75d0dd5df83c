package dev.p2p.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
public final class Software {

  private Software() {}

  /** Such as {@code p2p 0.1.0}; what the node calls itself to its peers. */
  public static String nameAndVersion() {
    Properties build = new Properties();
    try (InputStream file = Software.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "p2p " + build.getProperty("version");
  }
}
