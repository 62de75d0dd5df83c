package dev.p2p.app.cli;

import picocli.CommandLine.Command;

/** Frames without a network: what is in these bytes, and which bytes would that be? */
@Command(
    name = "frame",
    header = "Decode, encode or explain frames, without a network.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FrameDecodeCommand.class, FrameEncodeCommand.class},
    description =
        "Reads lines from standard input and answers each with one line on standard output, in"
            + " order, for as long as they come. With --explain, for people, field by field.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"topic\":\"ping\"}' | p2p frame encode",
      "  echo '{\"topic\":\"ping\"}' | p2p frame encode | p2p frame decode",
      "  echo '{\"topic\":\"ping\"}' | p2p frame encode | p2p frame decode --explain",
      "",
      "Exit codes: 0 every line was good, 1 input or output failed, 2 a mistake in",
      "the command line or in a line."
    })
final class FrameCommand {}
