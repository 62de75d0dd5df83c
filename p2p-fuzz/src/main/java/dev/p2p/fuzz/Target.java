package dev.p2p.fuzz;

import dev.p2p.app.config.ConfigTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Something that can be fuzzed.
 *
 * @param name on the command line, and of its corpus
 * @param type the class a fuzzer calls
 * @param what it drives, for people
 * @param run runs it once; an {@link AssertionError} is a broken invariant
 */
record Target(String name, Class<?> type, String what, Consumer<byte[]> run) {

  /** All there are. */
  static final List<Target> ALL =
      List.of(
          new Target(
              "addresses",
              AddressesTarget.class,
              "addresses as people write them",
              AddressesTarget::fuzzerTestOneInput),
          new Target(
              "bytes",
              BytesTarget.class,
              "the frame decoder, given any bytes, torn anywhere",
              BytesTarget::fuzzerTestOneInput),
          new Target(
              "config",
              ConfigTarget.class,
              "the configuration reader",
              ConfigTarget::fuzzerTestOneInput),
          new Target(
              "duplicates",
              DuplicatesTarget.class,
              "the duplicate filter",
              DuplicatesTarget::fuzzerTestOneInput),
          new Target(
              "frames",
              FramesTarget.class,
              "frames encoded, damaged, torn and decoded",
              FramesTarget::fuzzerTestOneInput),
          new Target(
              "handshake",
              HandshakeTarget.class,
              "the handshake, from either side",
              HandshakeTarget::fuzzerTestOneInput),
          new Target(
              "handshake-payloads",
              HandshakePayloadsTarget.class,
              "the payloads of Version and VerAck",
              HandshakePayloadsTarget::fuzzerTestOneInput),
          new Target(
              "intake",
              IntakeTarget.class,
              "messages, their handlers and outcomes",
              IntakeTarget::fuzzerTestOneInput),
          new Target(
              "payloads",
              PayloadsTarget.class,
              "the payloads of the P2P layer",
              PayloadsTarget::fuzzerTestOneInput),
          new Target(
              "peer",
              PeerTarget.class,
              "a whole peer, from its bytes to its handlers",
              PeerTarget::fuzzerTestOneInput),
          new Target(
              "repair-payloads",
              RepairPayloadsTarget.class,
              "the payloads of repair",
              RepairPayloadsTarget::fuzzerTestOneInput));

  /** The target with that name. */
  static Optional<Target> find(String name) {
    return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
  }
}
