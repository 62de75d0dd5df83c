package dev.p2p.simulator.scenario;

import dev.p2p.api.Bytes;
import dev.p2p.api.Message;
import dev.p2p.api.MessageHandler;
import dev.p2p.api.MessageId;
import dev.p2p.api.Outcome;
import dev.p2p.api.RemotePeer;
import dev.p2p.simulator.Disk;
import java.util.function.Consumer;

/**
 * Delivers a message to its application unless the disk says that it has been, even by an earlier
 * run of the node; passes it on in any case.
 */
record DurableHandler(Disk disk, Consumer<MessageId> application) implements MessageHandler {

  private static final Bytes DELIVERED = Bytes.utf8("delivered");

  @Override
  public Outcome handle(Message message, RemotePeer peer) {
    String file = message.id().toHex();
    if (disk.read(file).isEmpty()) {
      disk.write(file, DELIVERED);
      application.accept(message.id());
    }
    return Outcome.accepted();
  }
}
