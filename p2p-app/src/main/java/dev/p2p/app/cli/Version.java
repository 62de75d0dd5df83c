package dev.p2p.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
public final class Version implements IVersionProvider {

  /** Such as {@code p2p 0.1.0}; what the node calls itself to its peers. */
  public static String software() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "p2p " + build.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {software(), "on Java " + Runtime.version()};
  }
}
