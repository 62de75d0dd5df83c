package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.Topic;
import dev.p2p.api.WireProfile;
import dev.p2p.app.console.SentTime;
import dev.p2p.wire.FrameField;
import dev.p2p.wire.Network;
import java.nio.ByteOrder;

/**
 * What a whole field of a frame says.
 *
 * @param profile whose topics it may name
 */
record FieldMeaning(WireProfile profile) {

  private static final int FIELD_MASK = 0xffff;

  String of(FrameField field, Bytes value) {
    return switch (field.kind()) {
      case LENGTH -> length(value);
      case MAGIC -> magic(value);
      case VERSION -> version(value);
      case RESERVED -> reserved(value);
      case CHECKSUM -> "";
      case TOPIC -> topic(profile.topics().get(Byte.toUnsignedInt(value.get(0))));
    };
  }

  /** The bytes of a field of 8 as an integer. */
  static long number(Bytes value) {
    return value.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static String length(Bytes value) {
    return "%s bytes follow".formatted(Long.toUnsignedString(number(value)));
  }

  private static String magic(Bytes value) {
    int magic = value.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt();
    String hex = "0x%08x".formatted(magic);
    return Network.named().stream()
        .filter(network -> network.magic() == magic)
        .findFirst()
        .map(network -> hex + ", " + network.name())
        .orElse(hex + ", no network with a name");
  }

  private static String version(Bytes value) {
    long version = number(value);
    return "%d.%d.%d"
        .formatted((version >>> 16) & FIELD_MASK, (version >>> 32) & FIELD_MASK, version >>> 48);
  }

  private static String reserved(Bytes value) {
    long reserved = number(value);
    String number = Long.toUnsignedString(reserved);
    return SentTime.of(reserved).map(time -> number + ", sent at " + time).orElse(number);
  }

  private String topic(Topic topic) {
    if (!profile.topics().isRegistered(topic.number())) {
      return "%d, not registered in %s".formatted(topic.number(), profile.name());
    }
    boolean routable = profile.serviceRules().routes(profile.services(), topic);
    return "%d, %s%s".formatted(topic.number(), topic, routable ? "" : ", not routable");
  }
}
