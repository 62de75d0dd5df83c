package dev.p2p.app.seed;

import dev.p2p.api.Bytes;
import dev.p2p.testkit.ScriptedPeer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Payloads that begin with a number, so that order and loss show. */
final class Numbered {

  private Numbered() {}

  static Bytes payload(int number, int length) {
    return Bytes.wrap(ByteBuffer.allocate(length).putInt(number).array());
  }

  static int numberOf(Bytes payload) {
    return payload.asByteBuffer().getInt();
  }

  /** Receives transactions until the one with {@code last} has come; their numbers, in order. */
  static List<Integer> receiveUntil(ScriptedPeer peer, int last) {
    List<Integer> numbers = new ArrayList<>();
    int number;
    do {
      number = numberOf(peer.expect("tx").payload());
      numbers.add(number);
    } while (number != last);
    return numbers;
  }
}
