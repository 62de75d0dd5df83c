package dev.p2p.state.files;

import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.AddressBook;
import dev.p2p.core.settings.BookSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Saves an address book again and again in the folder it is given, and says so each time it has. To
 * be killed. In each book the anchor is another; its number is that of the line.
 */
final class SavingProcess {

  static final String NAME = "addresses";

  private static final int ADDRESSES = 1_000;

  private SavingProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (FileStateStore store = FileStateStore.open(Path.of(arguments[0]))) {
      AddressBook book = book();
      for (int number = 1; ; number++) {
        book.anchors(List.of(numbered(number)));
        store.save(NAME, book.snapshot());
        System.out.println("saved " + number);
      }
    } catch (StateStoreException e) {
      System.out.println(e.getMessage());
    }
  }

  /** The anchor with that number, below 2^24. */
  static NodeAddress numbered(int number) {
    return new NodeAddress(
        "11.%d.%d.%d".formatted(number >> 16, number >> 8 & 0xff, number & 0xff), 7_000);
  }

  /** The number of an anchor. */
  static int number(NodeAddress anchor) {
    String[] octets = anchor.host().split("\\.", -1);
    return Integer.parseInt(octets[1]) << 16
        | Integer.parseInt(octets[2]) << 8
        | Integer.parseInt(octets[3]);
  }

  private static AddressBook book() {
    AddressBook book = new AddressBook(BookSettings.DEFAULTS, new SplittableRandom(1));
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    for (int i = 0; i < ADDRESSES; i++) {
      book.succeeded(numbered(i << 8), now);
    }
    return book;
  }
}
