package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Who carries messages over a link. Ours is the first. */
enum LinkContender {
  /** Two nodes: publish, bus, outbox, Writer, socket, Reader, checksum, handler. */
  OURS("ours"),
  /** As many bytes through two sockets, nothing else. */
  SOCKETS("sockets"),
  /** The checksum alone, in two processes. */
  CHECKSUM("checksum"),
  /** Netty, with our checksum. */
  NETTY("netty+checksum"),
  /** JGroups as it is: TCP has a checksum of 16 bits, and JGroups adds none. */
  JGROUPS("jgroups"),
  /** JGroups, with our checksum. */
  JGROUPS_SEALED("jgroups+checksum");

  private final String title;

  LinkContender(String title) {
    this.title = title;
  }

  /** As people know it. */
  String title() {
    return title;
  }

  static LinkContender titled(String title) {
    return Arrays.stream(values())
        .filter(one -> one.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contender \"" + title + "\""));
  }

  /** Its receiving end, for payloads of so many bytes. */
  Role receiver(int bytes) {
    try {
      return switch (this) {
        case OURS -> new OurReceiver();
        case SOCKETS -> new PlainReceiver(bytes + OurNodes.overheadBytes());
        case CHECKSUM -> new Sending(new Hashing(bytes));
        case NETTY -> new NettyReceiver(bytes);
        case JGROUPS -> new JGroupsReceiver(false);
        case JGROUPS_SEALED -> new JGroupsReceiver(true);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its sending end. */
  Role sender(int bytes) {
    try {
      return switch (this) {
        case OURS -> new Sending(new OurSender(bytes));
        case SOCKETS -> new Sending(new PlainSender(bytes + OurNodes.overheadBytes()));
        case CHECKSUM -> new Sending(new Hashing(bytes));
        case NETTY -> new NettySender(bytes);
        case JGROUPS -> new Sending(new JGroupsSender(bytes, false));
        case JGROUPS_SEALED -> new Sending(new JGroupsSender(bytes, true));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
