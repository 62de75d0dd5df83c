package dev.p2p.core.book;

import static dev.p2p.core.book.Addresses.NOW;
import static dev.p2p.core.book.Addresses.address;
import static dev.p2p.core.book.Addresses.book;
import static dev.p2p.core.book.Addresses.chosen;
import static dev.p2p.core.book.Addresses.inGroup;
import static dev.p2p.core.book.Addresses.other;
import static dev.p2p.core.book.Addresses.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Bytes;
import dev.p2p.api.NodeAddress;
import dev.p2p.core.settings.BookSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved, and what comes of it. */
final class SavedBookTest {

  private static final String SECRET = "secret 0123456789abcdef0123456789abcdef";
  private static final String SOURCE = "000000000000000000ffff0b010000";
  private static final String ENTRY = "fresh 45.6.7.8:7000 00" + SOURCE + " heard 1 0 0 0";

  @Test
  void isReadAsItIsWritten() {
    AddressBook book = new AddressBook(BookSettings.DEFAULTS, new SplittableRandom(1));
    book.learn(inGroup(0, 1), other(inGroup(1, 1)), Instant.ofEpochMilli(1_000));
    book.learn(
        address("2a00:1450::1"), new AddressSource.Configured(), Instant.ofEpochMilli(2_000));
    book.succeeded(address("10.0.0.1"), Instant.ofEpochMilli(3_000));
    book.failed(address("10.0.0.1"), Instant.ofEpochMilli(4_000));
    book.anchors(List.of(inGroup(2, 1), address("::1")));

    assertThat(text(book).lines().filter(line -> !line.startsWith("secret")))
        .startsWith(
            "p2p-addresses 1",
            "anchor 11.2.0.1:7000",
            "anchor [::1]:7000",
            "fresh 11.0.0.1:7000 00000000000000000000ffff0b010000 heard 1000 0 0 0",
            "fresh [2a00:1450::1]:7000 01020000000000000000000000000000 vouched 2000 0 0 0",
            "tried 10.0.0.1:7000 00000000000000000000ffff0a000001 met 3000 3000 3000 1");
    AddressBook restored =
        restored(book.snapshot(), BookSettings.DEFAULTS, Instant.ofEpochMilli(5_000));
    assertThat(text(restored)).isEqualTo(text(book));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBookOfManyIsTheSameAgain(long seed) {
    AddressBook book = full(seed);
    AddressBook restored = restored(book.snapshot(), BookSettings.DEFAULTS, NOW);

    assertThat(text(restored)).as("seed %d", seed).isEqualTo(text(book));
    assertThat(restored.usage().fresh()).isEqualTo(book.usage().fresh()).isGreaterThan(1_000);
    assertThat(restored.usage().tried()).isEqualTo(book.usage().tried()).isGreaterThan(100);
    assertThat(restored.changes()).isZero();
  }

  @Test
  void secretsDiffer() {
    assertThat(text(book(1)).lines().skip(1).findFirst())
        .isNotEqualTo(text(book(2)).lines().skip(1).findFirst());
  }

  @Test
  void aSmallerBookKeepsWhatFits() {
    AddressBook restored = restored(full(1).snapshot(), settings(BookSettings.BUCKETS), NOW);
    assertThat(restored.usage().fresh()).isBetween(500, 1_024);
    assertThat(restored.usage().tried()).isBetween(50, 256);
    assertThat(restored(restored.snapshot(), settings(BookSettings.BUCKETS), NOW).usage())
        .isEqualTo(restored.usage());
  }

  @Test
  void whatIsTooOldIsForgotten() {
    AddressBook book = book(1);
    book.learn(inGroup(0, 1), other(inGroup(1, 1)), NOW);
    Bytes saved = book.snapshot();
    Instant last = NOW.plus(Duration.ofDays(30));
    assertThat(restored(saved, BookSettings.DEFAULTS, last).usage().fresh()).isEqualTo(1);
    assertThat(restored(saved, BookSettings.DEFAULTS, last.plusMillis(1)).usage().fresh()).isZero();
  }

  @Test
  void timesThatAreYetToComeAreNow() {
    AddressBook book = book(1);
    book.succeeded(inGroup(0, 1), NOW);
    Instant before = NOW.minus(Duration.ofDays(1));
    AddressInfo info =
        restored(book.snapshot(), BookSettings.DEFAULTS, before).find(inGroup(0, 1)).orElseThrow();
    assertThat(List.of(info.heard(), info.attempted(), info.succeeded()))
        .allSatisfy(time -> assertThat(time).contains(before));
  }

  @Test
  void anchorsAreBounded() {
    AddressBook book = book(1);
    book.anchors(List.of(inGroup(0, 1), inGroup(1, 1), inGroup(2, 1)));
    assertThat(restored(book.snapshot(), BookSettings.DEFAULTS, NOW).anchors())
        .isEqualTo(book.anchors())
        .containsExactly(inGroup(0, 1), inGroup(1, 1));
  }

  @Test
  void whateverIsCutOffIsMissed() {
    AddressBook book = book(1);
    for (int i = 0; i < 20; i++) {
      book.learn(inGroup(i, 1), chosen(inGroup(1, 1)), NOW);
      book.anchors(List.of(inGroup(0, 1)));
    }
    Bytes saved = book.snapshot();
    for (int length = 0; length < saved.length(); length++) {
      assertThat(damage(saved.slice(0, length)).kind())
          .as("%d of %d bytes", length, saved.length())
          .isEqualTo(BookDamage.Kind.TRUNCATED);
    }
  }

  @Test
  void whateverByteIsAnotherIsNoticed() {
    AddressBook book = book(1);
    book.learn(inGroup(0, 1), chosen(inGroup(1, 1)), NOW);
    byte[] saved = book.snapshot().toByteArray();
    for (int i = 0; i < saved.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] flipped = saved.clone();
        flipped[i] ^= (byte) (1 << bit);
        assertThat(AddressBook.restore(Bytes.wrap(flipped), BookSettings.DEFAULTS, NOW))
            .as("bit %d of byte %d", bit, i)
            .isInstanceOf(Restored.Damaged.class);
      }
    }
  }

  @Test
  void anotherVersionIsNamed() {
    BookDamage damage = damage(signed("p2p-addresses 2", SECRET, ENTRY));
    assertThat(damage.kind()).isEqualTo(BookDamage.Kind.OTHER_VERSION);
    assertThat(damage).hasToString("line 1: must be \"p2p-addresses 1\", was \"p2p-addresses 2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no book", "\n", "p2p-addresses one\n", "p2p-addresses 1 \n", "\u0000"})
  void whatIsNoBookIsCalledNone(String text) {
    BookDamage damage = damage(Bytes.utf8(text));
    assertThat(damage.kind()).isEqualTo(BookDamage.Kind.NOT_A_BOOK);
    assertThat(damage).hasToString("line 1: must be \"p2p-addresses 1\", was something else");
  }

  @Test
  void aHandMadeBookWithTheRightChecksumIsRead() {
    AddressBook book =
        restored(signed("p2p-addresses 1", SECRET, ENTRY), BookSettings.DEFAULTS, later());
    assertThat(book.usage().fresh()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unheard of       | must be an anchor, a fresh or a tried address",
        "fresh 45.6.7.8:1 | must be an anchor, a fresh or a tried address",
        "anchor 45.6.7.8  | \"45.6.7.8\" has no port: write HOST:PORT",
        "fresh node.example:7000 0000S heard 0 0 0 0 | node.example:7000 is a name, not an IP address",
        "fresh 45.6.7.8:0 00S heard 0 0 0 0 | 45.6.7.8:0 has port 0",
        "tried 224.0.0.1:7 00S heard 0 0 0 0 | 224.0.0.1:7 can't be reached by anybody",
        "fresh 45.6.7.8:7 S heard 0 0 0 0 | must be 32 hexadecimal digits, was S",
        "fresh 45.6.7.8:7 00S heard -1 0 0 0 | must be at least 0, was -1",
        "fresh 45.6.7.8:7 00S heard x 0 0 0 | For input string: \"x\"",
        "fresh 45.6.7.8:7 00S heard 0 0 0 3000000000 | For input string: \"3000000000\"",
        "fresh 45.6.7.8:7 00S loved 0 0 0 0 | must be heard, met or vouched, was loved",
        "fresh 45.6.7.8:7000 00S heard 0 0 0 0 | 45.6.7.8:7000 is there twice",
      })
  void aLineThatIsWrongIsNamedWithTheRule(String line, String detail) {
    BookDamage damage = damage(signed("p2p-addresses 1", SECRET, ENTRY, line.replace("S", SOURCE)));
    assertThat(damage)
        .isEqualTo(new BookDamage(BookDamage.Kind.MALFORMED, 4, detail.replaceFirst("S$", SOURCE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "secret 12", "secrets 0123456789abcdef0123456789abcdef"})
  void aBookWithoutASecretIsNone(String line) {
    BookDamage damage = damage(signed("p2p-addresses 1", line, ENTRY));
    assertThat(damage.kind()).isEqualTo(BookDamage.Kind.MALFORMED);
    assertThat(damage.line()).isEqualTo(2);
  }

  @Test
  void aBookWithoutAnythingIsMalformed() {
    assertThat(damage(signed("p2p-addresses 1")).kind()).isEqualTo(BookDamage.Kind.MALFORMED);
  }

  private static AddressBook full(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AddressBook book = book(seed);
    for (int i = 0; i < 5_000; i++) {
      NodeAddress address = inGroup(random.nextInt(1_000), random.nextInt(1_000));
      book.learn(address, chosen(inGroup(random.nextInt(100), 1)), NOW.minusSeconds(i));
      if (random.nextInt(10) == 0) {
        book.succeeded(address, NOW.minusSeconds(i));
      } else if (random.nextInt(3) == 0) {
        book.attempted(address, NOW.minusSeconds(i));
        book.failed(address, NOW.minusSeconds(i));
      }
    }
    return book;
  }

  private static Instant later() {
    return Instant.ofEpochMilli(2);
  }

  private static Bytes signed(String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    String text = String.join("\n", all) + "\n";
    return Bytes.utf8(text + "crc32c " + BookText.checksum(text) + "\n");
  }

  private static String text(AddressBook book) {
    return new String(book.snapshot().toByteArray(), StandardCharsets.UTF_8);
  }

  private static BookDamage damage(Bytes saved) {
    Restored restored = AddressBook.restore(saved, BookSettings.DEFAULTS, NOW);
    assertThat(restored).isInstanceOf(Restored.Damaged.class);
    return ((Restored.Damaged) restored).damage();
  }

  private static AddressBook restored(Bytes saved, BookSettings settings, Instant now) {
    Restored restored = AddressBook.restore(saved, settings, now);
    assertThat(restored).isInstanceOf(Restored.Book.class);
    return ((Restored.Book) restored).book();
  }
}
