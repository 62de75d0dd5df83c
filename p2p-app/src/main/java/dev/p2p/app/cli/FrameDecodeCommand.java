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

/** Decodes streams of bytes. */
@Command(
    name = "decode",
    header = "Decode streams of bytes into frames.",
    description = {
      "A line in is {\"name\":ANYTHING, \"hex\":DIGITS}: a stream of bytes, of any number of frames;"
          + " the name may be left out. A line has at most 16 MiB. A line out is",
      "",
      "  {\"name\":ANYTHING, \"frames\":[...], \"consumed\":N, \"outcome\":WORD}",
      "",
      "consumed counts the bytes of good frames. outcome is ok if the stream ends where a frame"
          + " ends, incomplete if within one, violation if what comes next can't be a frame; then,"
          + " and only then, \"violation\":{\"kind\":..., \"detail\":...} says why. A frame is",
      "",
      "  {\"topic\":N, \"topicName\":NAME or null, \"routable\":true or false,",
      "   \"payloadHex\":DIGITS or, above 4,096 bytes, \"payloadSha256\":DIGITS,",
      "   \"payloadLength\":N, \"reserved\":\"N\" or null, \"id\":DIGITS}",
      "",
      "topicName is null for a number that is not registered; routable says whether a full node may"
          + " be sent it; reserved is unsigned, and null in dusk-0.4.0, which has no such field; id"
          + " is the BLAKE2b-256 digest of topic and payload. Any topic number decodes, and only"
          + " the frame limits a payload.",
      "A bad line is answered with {\"name\":ANYTHING, \"error\":...}."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"name\":1,\"hex\":\"1100000000000000416e74740000000000000000bb30a42c02\"}' |",
      "    p2p frame decode --profile dusk-0.4.3 --network testnet",
      "  echo 1100000000000000416e74740000000000000000bb30a42c02 |",
      "    p2p frame decode --explain"
    })
final class FrameDecodeCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin private WireOptions wire = new WireOptions();

  @Option(
      names = "--explain",
      description =
          "Show each frame field by field. Lines may be plain hexadecimal, as people paste it.")
  private boolean explain;

  @Override
  public Integer call() {
    DuskWire protocol = wire.over(NodeConfigFile.defaults()).wire().protocol();
    return StandardStreams.run(
        explain ? FrameLines.explaining(protocol) : FrameLines.decoding(protocol), spec);
  }
}
