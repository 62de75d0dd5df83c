package dev.p2p.core.book;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.book.BookDamage.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@link BookText} writes, and nothing else.
 *
 * <p><b>Threading:</b> confined to one thread; for one text.
 */
final class BookParser {

  private static final String HEADER = BookText.NAME + " " + BookText.VERSION;
  private static final int FIELDS = 8;

  private final List<NodeAddress> anchors = new ArrayList<>();
  private final List<Remembered> addresses = new ArrayList<>();

  /** Only looked up in. */
  private final Set<NodeAddress> seen = new HashSet<>();

  private BookParser() {}

  /** What came of a text. */
  sealed interface Parsed {
    /** What the book holds. */
    record Contents(BookContents contents) implements Parsed {}

    /** It can't be read. */
    record Bad(BookDamage damage) implements Parsed {}
  }

  static Parsed parse(Bytes saved) {
    // Each byte is a character: a book is ASCII, and whatever is not is found wrong as text.
    String text = new String(saved.toByteArray(), StandardCharsets.ISO_8859_1);
    List<String> lines = List.of(text.split("\n", -1));
    try {
      checkHeader(text, lines.getFirst());
      checkEnd(text, lines);
      return new Parsed.Contents(new BookParser().read(lines.subList(1, lines.size() - 2)));
    } catch (DamagedBookException e) {
      return new Parsed.Bad(e.damage());
    }
  }

  private static void checkHeader(String text, String first) throws DamagedBookException {
    if (first.equals(HEADER)) {
      return;
    }
    if (text.indexOf('\n') < 0 && HEADER.startsWith(text)) {
      throw new DamagedBookException(Kind.TRUNCATED, 1, "the end is missing");
    }
    if (first.matches(BookText.NAME + " [0-9]{1,9}")) {
      throw new DamagedBookException(
          Kind.OTHER_VERSION, 1, "must be \"%s\", was \"%s\"".formatted(HEADER, first));
    }
    throw new DamagedBookException(
        Kind.NOT_A_BOOK, 1, "must be \"%s\", was something else".formatted(HEADER));
  }

  private static void checkEnd(String text, List<String> lines) throws DamagedBookException {
    int count = lines.size();
    String end = count < 3 || !lines.getLast().isEmpty() ? "" : lines.get(count - 2);
    if (!end.matches(BookText.CHECKSUM + " [0-9a-f]{8}")) {
      throw new DamagedBookException(Kind.TRUNCATED, count, "the end is missing");
    }
    String checksum = BookText.checksum(text.substring(0, text.length() - end.length() - 1));
    if (!end.equals(BookText.CHECKSUM + " " + checksum)) {
      throw new DamagedBookException(
          Kind.WRONG_CHECKSUM,
          count - 1,
          "must be \"%s %s\", was \"%s\"".formatted(BookText.CHECKSUM, checksum, end));
    }
  }

  /** Reads the lines from the second on. */
  private BookContents read(List<String> lines) throws DamagedBookException {
    int number = 2;
    try {
      AddressGroup secret = secret(lines.isEmpty() ? "" : lines.getFirst());
      while (number - 1 < lines.size()) {
        number++;
        read(lines.get(number - 2).split(" ", -1));
      }
      return new BookContents(secret.high(), secret.low(), anchors, addresses);
    } catch (IllegalArgumentException e) {
      throw new DamagedBookException(Kind.MALFORMED, number, String.valueOf(e.getMessage()));
    }
  }

  private static AddressGroup secret(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 2 || !fields[0].equals(BookText.SECRET)) {
      throw new IllegalArgumentException("must be the secret");
    }
    return AddressGroup.parse(fields[1]);
  }

  private void read(String[] fields) {
    if (fields.length == 2 && fields[0].equals(BookText.ANCHOR)) {
      anchors.add(NodeAddress.parse(fields[1]));
    } else if (fields.length == FIELDS && fields[0].equals(BookText.FRESH)) {
      addresses.add(remembered(false, fields));
    } else if (fields.length == FIELDS && fields[0].equals(BookText.TRIED)) {
      addresses.add(remembered(true, fields));
    } else {
      throw new IllegalArgumentException("must be an anchor, a fresh or a tried address");
    }
  }

  private Remembered remembered(boolean tried, String[] fields) {
    NodeAddress address = NodeAddress.parse(fields[1]);
    Optional<Refusal> refusal = Doorkeeper.refusalOfForm(address);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(address + " " + refusal.get());
    }
    if (!seen.add(address)) {
      throw new IllegalArgumentException(address + " is there twice");
    }
    return new Remembered(
        address,
        tried,
        AddressGroup.parse(fields[2]),
        standing(fields[3]),
        new History(millis(fields[4]), millis(fields[5]), millis(fields[6]), failures(fields[7])));
  }

  private static Standing standing(String field) {
    return Arrays.stream(Standing.values())
        .filter(standing -> BookText.name(standing).equals(field))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("must be heard, met or vouched, was " + field));
  }

  private static int failures(String field) {
    return (int) atLeastZero(Integer.parseInt(field));
  }

  private static long millis(String field) {
    return atLeastZero(Long.parseLong(field));
  }

  private static long atLeastZero(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("must be at least 0, was " + number);
    }
    return number;
  }
}
