package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.End;
import dev.p2p.benchmarks.process.Repeating;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;
import java.io.IOException;

/** Who carries messages over a link. Ours is the first. */
public enum LinkContender implements Cast {
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

  /** Setting: bytes of a payload. */
  static final String SIZE = "size";

  /** Whoever carries messages of many topics must say which. Our checksum covers it too. */
  private static final int TOPIC_BYTES = Byte.BYTES;

  private final String title;

  LinkContender(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Role role(End end, Settings settings) throws IOException {
    int bytes = settings.get(SIZE);
    return switch (end) {
      case FIRST -> receiver(bytes);
      case SECOND -> sender(bytes);
    };
  }

  /** Its receiving end, for payloads of so many bytes. */
  Role receiver(int bytes) throws IOException {
    int content = TOPIC_BYTES + bytes;
    return switch (this) {
      case OURS -> new OurReceiver();
      case SOCKETS -> new PlainReceiver(bytes + OurNodes.overheadBytes());
      case CHECKSUM -> new Repeating(new Hashing(content));
      case NETTY -> new NettyReceiver(content);
      case JGROUPS -> new JGroupsReceiver(false);
      case JGROUPS_SEALED -> new JGroupsReceiver(true);
    };
  }

  /** Its sending end. */
  Role sender(int bytes) throws IOException {
    int content = TOPIC_BYTES + bytes;
    return switch (this) {
      case OURS -> new Repeating(new OurSender(bytes));
      case SOCKETS -> new Repeating(new PlainSender(bytes + OurNodes.overheadBytes()));
      case CHECKSUM -> new Repeating(new Hashing(content));
      case NETTY -> new NettySender(content);
      case JGROUPS -> new Repeating(new JGroupsSender(content, false));
      case JGROUPS_SEALED -> new Repeating(new JGroupsSender(content, true));
    };
  }
}
