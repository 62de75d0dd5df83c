package dev.p2p.app.cli;

import dev.p2p.app.config.NodeConfigFile;
import dev.p2p.app.frame.FrameLines;
import dev.p2p.wire.DuskWire;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Encodes messages. */
@Command(
    name = "encode",
    header = "Encode messages into frames.",
    description = {
      "A line in is {\"topic\":N or NAME, \"payloadHex\":DIGITS, \"reserved\":N}, and a line out"
          + " {\"hex\":DIGITS}. The number of a topic is 0 to 255, registered or not; payloadHex may"
          + " be left out if empty, reserved, a number or a string of decimal digits, if 0. Only"
          + " the frame limits a payload. A line has at most 16 MiB; it may have a \"name\","
          + " anything, which is passed on.",
      "A bad line is answered with {\"error\":...}."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"topic\":\"ping\"}' | p2p frame encode --profile dusk-0.4.3",
      "  echo '{\"topic\":10,\"payloadHex\":\"68656c6c6f\",\"reserved\":\"7\"}' |",
      "    p2p frame encode --profile dusk-0.6 --explain"
    })
final class FrameEncodeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private WireOptions wire = new WireOptions();

  @Option(names = "--explain", description = "Show each frame field by field instead.")
  private boolean explain;

  @Override
  public Integer call() {
    DuskWire protocol = wire.over(NodeConfigFile.defaults()).wire().protocol();
    return StandardStreams.run(
        explain ? FrameLines.explainingEncoded(protocol) : FrameLines.encoding(protocol), spec);
  }
}
