package dev.p2p.app.admin;

import dev.p2p.api.Ban;
import dev.p2p.api.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Bans in a map. */
final class PlainBans implements Bans {

  private final Map<Subnet, Ban> bySubnet = new ConcurrentSkipListMap<>();

  @Override
  public List<Ban> all() {
    return List.copyOf(bySubnet.values());
  }

  @Override
  public Ban ban(Subnet subnet, Duration duration, String reason) {
    return put(new Ban(subnet, Instant.EPOCH.plus(duration), Ban.By.OPERATOR, reason));
  }

  @Override
  public Ban banForever(Subnet subnet, String reason) {
    return put(new Ban(subnet, Ban.FOREVER, Ban.By.OPERATOR, reason));
  }

  @Override
  public boolean lift(Subnet subnet) {
    return bySubnet.remove(subnet) != null;
  }

  private Ban put(Ban ban) {
    bySubnet.put(ban.subnet(), ban);
    return ban;
  }
}
