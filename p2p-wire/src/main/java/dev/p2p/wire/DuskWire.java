package dev.p2p.wire;

import dev.p2p.api.Topic;
import dev.p2p.api.TopicPair;
import dev.p2p.api.WireProfile;
import dev.p2p.spi.AddressCodec;
import dev.p2p.spi.FrameCodec;
import dev.p2p.spi.HandshakeCodec;
import dev.p2p.spi.InventoryCodec;
import dev.p2p.spi.PayloadRules;
import dev.p2p.spi.RepairCodec;
import dev.p2p.spi.WireProtocol;
import java.util.List;

/**
 * The protocol of the seed's lineage, in one of its dialects, on one network.
 *
 * <pre>{@code
 * WireProtocol wire = DuskWire.of("dusk-0.4.3", Network.TESTNET);
 * }</pre>
 *
 * <p><b>Threading:</b> immutable, safe to share.
 */
public final class DuskWire implements WireProtocol {

  private final WireProfile profile;
  private final FrameLayout layout;
  private final FrameCodec frames;
  private final HandshakeCodec handshake = new DuskHandshakeCodec();
  private final PayloadRules payloads = new DuskPayloadRules();
  private final InventoryCodec inventories = new DuskInventoryCodec();
  private final RepairCodec repairs = new DuskRepairCodec();
  private final AddressCodec addresses = new DuskAddressCodec();

  DuskWire(WireProfile profile, FrameLayout layout) {
    this.profile = profile;
    this.layout = layout;
    this.frames = new DuskFrameCodec(layout, profile.topics());
  }

  /**
   * The dialect with that name.
   *
   * @param network whose magic number frames carry, where the dialect has one
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static DuskWire of(String profileName, Network network) {
    return DuskProfiles.named(profileName, network);
  }

  /** The names {@link #of} knows. */
  public static List<String> profileNames() {
    return DuskProfiles.names();
  }

  /**
   * This protocol as a tool speaks it that looks at frames and not at what they say: each topic's
   * payload may fill the frame.
   */
  public DuskWire withoutTopicLimits() {
    return new DuskWire(profile.withoutTopicLimits(), layout);
  }

  /** The fields of a frame before its payload, which takes the rest; in their order. */
  public List<FrameField> fields() {
    return layout.fields();
  }

  @Override
  public WireProfile profile() {
    return profile;
  }

  @Override
  public FrameCodec frames() {
    return frames;
  }

  @Override
  public HandshakeCodec handshake() {
    return handshake;
  }

  @Override
  public PayloadRules payloads() {
    return payloads;
  }

  @Override
  public InventoryCodec inventories() {
    return inventories;
  }

  @Override
  public RepairCodec repairs() {
    return repairs;
  }

  @Override
  public AddressCodec addresses() {
    return addresses;
  }

  @Override
  public List<TopicPair> pairs() {
    return DuskPairs.of(profile.topics());
  }

  @Override
  public DuskWire with(Topic topic) {
    return new DuskWire(profile.with(topic), layout);
  }

  /** Where the fields of its frames lie. */
  FrameLayout layout() {
    return layout;
  }
}
