package dev.p2p.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a JVM like this one. */
public final class JvmCommand {

  private JvmCommand() {}

  /** This JVM's program, options and class path, with more options behind; a main class follows. */
  public static List<String> java(List<String> moreOptions) {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(moreOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return command;
  }

  /** The JVM this one is. */
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
