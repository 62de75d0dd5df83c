package dev.p2p.core.judge;

import dev.p2p.api.Subnet;
import java.util.List;

/**
 * How an address stands.
 *
 * @param who the address; of IPv6 the /64, of which a single host has all
 * @param points what is left of its penalties; negative if it has earned in advance
 * @param bans how often it was banned of late
 * @param last its last penalties, newest first, at most {@link Offender#PENALTIES_MAX}
 */
public record Score(Subnet who, double points, int bans, List<Penalty> last) {}
