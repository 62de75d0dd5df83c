package dev.p2p.benchmarks.process;

import dev.p2p.benchmarks.report.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A measured process. Reads commands from standard input, a line each, and answers each with a
 * line: {@code start TOLD}, {@code begin}, {@code end}. Ends with its input.
 */
public final class ChildMain {

  /** Before what a command answered. */
  static final String DONE = "done ";

  /** Before why a command failed. */
  static final String FAILED = "failed ";

  private static final int EXIT_FAILED = 1;

  private ChildMain() {}

  /** Plays the part that the arguments say. */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    // What libraries print there must not be taken for answers.
    System.setOut(System.err);
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Stage stage = new Stage(Part.parse(args).open(), new Pinning())) {
      String command = commands.readLine();
      while (command != null) {
        answers.println(DONE + obey(stage, command));
        answers.flush();
        command = commands.readLine();
      }
    } catch (Throwable e) {
      e.printStackTrace();
      answers.println(FAILED + e);
      answers.flush();
      Runtime.getRuntime().halt(EXIT_FAILED);
    }
    // Not exit: whatever a library left running is of no interest any more.
    Runtime.getRuntime().halt(0);
  }

  private static String obey(Stage stage, String command) throws Exception {
    int space = command.indexOf(' ');
    return switch (space < 0 ? command : command.substring(0, space)) {
      case "start" -> stage.start(command.substring(space + 1));
      case "begin" -> {
        stage.begin();
        yield "";
      }
      case "end" -> text(stage.end());
      default -> throw new IOException("no command \"%s\"".formatted(command));
    };
  }

  private static String text(Figures figures) {
    return figures.byName().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
