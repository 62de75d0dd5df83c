package dev.p2p.benchmarks.link;

import dev.p2p.benchmarks.process.Cast;
import dev.p2p.benchmarks.process.Role;
import dev.p2p.benchmarks.process.Settings;

/** Both ends of a link, of every contender: "ours receive", "ours send". */
public final class LinkCast implements Cast {

  static final String RECEIVE = " receive";
  static final String SEND = " send";
  static final String SIZE = "size";

  @Override
  public Role role(String name, Settings settings) {
    int bytes = settings.get(SIZE);
    if (name.endsWith(RECEIVE)) {
      return contender(name, RECEIVE).receiver(bytes);
    }
    return contender(name, SEND).sender(bytes);
  }

  private static LinkContender contender(String name, String end) {
    return LinkContender.titled(name.substring(0, Math.max(0, name.length() - end.length())));
  }
}
