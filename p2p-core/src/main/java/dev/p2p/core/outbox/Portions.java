package dev.p2p.core.outbox;

import dev.p2p.api.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that are offered together, in portions of a batch: however many there are, a lock is
 * held and memory is charged for so few at a time.
 */
final class Portions {

  private Portions() {}

  /** All of them, in their order; no portion is empty. */
  static List<List<Message>> of(List<Message> messages) {
    List<List<Message>> portions = new ArrayList<>();
    int begin = 0;
    long bytes = 0;
    for (int end = 1; end <= messages.size(); end++) {
      bytes += messages.get(end - 1).frame().length();
      if (end - begin == Batch.FRAMES_MAX || bytes >= Batch.BYTES_MAX || end == messages.size()) {
        portions.add(messages.subList(begin, end));
        begin = end;
        bytes = 0;
      }
    }
    return portions;
  }
}
