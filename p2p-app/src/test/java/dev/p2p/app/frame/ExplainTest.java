package dev.p2p.app.frame;

import static dev.p2p.app.frame.Answered.PING;
import static dev.p2p.app.frame.Answered.TESTNET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.wire.DuskWire;
import dev.p2p.wire.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, word for word. */
final class ExplainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        PING,
        "11 00 00 00 00 00 00 00 41:6e:74:74 0000000000000000 BB30A42C 02",
        "{\"hex\":\"" + PING + "\"}"
      })
  void aFrameIsShownFieldByField(String line) {
    assertThat(explained(line))
        .isEqualTo(
            """
            line 1

            bytes 0 to 24
              offset     size  field     on the wire              meaning
                   0        8  length    11 00 00 00 00 00 00 00  17 bytes follow
                   8        4  magic     41 6e 74 74              0x74746e41, testnet
                  12        8  reserved  00 00 00 00 00 00 00 00  0
                  20        4  checksum  bb 30 a4 2c              ok: id bb30a42c1e62f0afda5f0a4e8a562f7a13a24cea00ee81917b86b89e801314aa
                  24        1  topic     02                       2, ping
                  25        0  payload                            empty

            ok: 25 of 25 bytes are good frames

            """);
  }

  @Test
  void aVersionIsReadAndATimeRecognised() {
    FrameLines lines = FrameLines.explainingEncoded(DuskWire.of("dusk-0.6", Network.TESTNET));

    assertThat(
            Answered.of(
                    lines,
                    "{\"name\":\"v\",\"topic\":0,\"reserved\":1767268799987654321,"
                        + "\"payloadHex\":\"0004030000105e5f000000000100000000000000\"}")
                .text())
        .isEqualTo(
            """
            line 1 "v"

            bytes 0 to 48
              offset     size  field     on the wire              meaning
                   0        8  length    29 00 00 00 00 00 00 00  41 bytes follow
                   8        8  version   00 00 00 00 01 00 00 00  0.1.0
                  16        8  reserved  b1 1e e5 35 9c 99 86 18  1767268799987654321, sent at 2026-01-01T11:59:59.987654321Z
                  24        4  checksum  45 c8 3d d5              ok: id 45c83dd5efbfb4e95af130bd99ff3d71bf363e4cfe4f8164bab68af585dbf462
                  28        1  topic     00                       0, version, not routable
                  29       20  payload
                               +0       00 04 03 00 00 10 5e 5f 00 00 00 00 01 00 00 00  |......^_........|
                               +16      00 00 00 00                                      |....|
                                         version                  0.4.3
                                         timestamp                1600000000, 2020-09-13T12:26:40Z
                                         services                 1

            ok: 49 of 49 bytes are good frames

            """);
  }

  @Test
  void theIdentityInAVerAckIsRead() {
    FrameLines lines = FrameLines.explainingEncoded(TESTNET);
    String block = "5032504e01" + "01080001020304050607" + "02025a1b" + "0404703270" + "31";

    assertThat(Answered.of(lines, "{\"topic\":1,\"payloadHex\":\"" + block + "\"}").text())
        .containsPattern(" nonce +0x0706050403020100\n")
        .containsPattern(" listening port +7002\n")
        .containsPattern(" capabilities +0x0\n")
        .containsPattern(" software +\"p2p1\"\n");
    assertThat(Answered.of(lines, "{\"topic\":1}").text())
        .containsPattern(" identity +none: not a node of ours\n");
    assertThat(Answered.of(lines, "{\"topic\":0}").text())
        .contains("✗ not right", "MALFORMED_PAYLOAD: ");
  }

  @Test
  void whatNodesAskEachOtherIsRead() {
    assertThat(explainedPayload("addr", "3132372e302e302e313a37303030"))
        .containsPattern(" host +127.0.0.1\n")
        .containsPattern(" port +7000\n");
    assertThat(explainedPayload("response", "02abcd07" + "756e6b6e6f776e"))
        .containsPattern(" hash +abcd\n")
        .containsPattern(" port +\"unknown\"\n");
    assertThat(explainedPayload("getblocks", "01" + "77".repeat(32)))
        .containsPattern(" locators +1\n")
        .containsPattern(" locator +(77){32}\n");
    assertThat(explainedPayload("getdata", "01" + "01" + "66".repeat(32)))
        .containsPattern(" items +1\n")
        .containsPattern(" block +(66){32}\n");
  }

  @Test
  void whatNodesOfOursTellEachOtherOfTheirMessagesIsRead() {
    String id = "00112233445566778899aabbccddeeff" + "00112233445566778899aabbccddeeff";
    String summary = "0c000000000000c0ab" + "05" + "0100000000000000" + "0200000000000000";
    String all = "000000000000000000";

    assertThat(explainedPayload("want", "01" + id))
        .containsPattern(" ids +1\n")
        .containsPattern(" id +" + id + "\n");
    assertThat(explainedPayload("compare", "0807060504030201" + "b80b0000" + "01" + summary))
        .containsPattern(" key +0x0102030405060708\n")
        .containsPattern(" kept for +3000 ms\n")
        .containsPattern(" ranges +1\n")
        .containsPattern(" abc… +5 ids, sum 0x00000000000000020000000000000001\n");
    assertThat(explainedPayload("list", all + "00"))
        .containsPattern(" range +all\n")
        .containsPattern(" ids +0\n");
    assertThat(explainedPayload("have", "00"))
        .contains("✗ not right", "count of ids must be at least 1, was 0");
  }

  @Test
  void ofALongInventoryTheFirstItemsAreShown() {
    assertThat(explainedPayload("inv", "0a" + ("00" + "55".repeat(32)).repeat(10)))
        .containsPattern("( transaction +(55){32}\n +){8}… +and 2 more\n");
  }

  @Test
  void whatIsWrongWithAPayloadIsSaid() {
    assertThat(explainedPayload("inv", "01" + "02" + "55".repeat(32)))
        .contains("type of an inventory item must be 0 or 1, was 2");
  }

  @Test
  void ofALongPayloadTheBeginningIsShown() {
    FrameLines lines = FrameLines.explainingEncoded(TESTNET);

    assertThat(
            Answered.of(lines, "{\"topic\":10,\"payloadHex\":\"" + "41".repeat(100) + "\"}").text())
        .contains("+48 ", "|AAAAAAAAAAAAAAAA|", "and 36 bytes more")
        .doesNotContain("+64 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2100150000000000ff                                   | length    21 00 15 00 00 00 00 00  ✗ TOO_LONG: length must be at most 1375000, was 1376289 | not looked at: 1
          0f00000000000000416e7474ffff                         | length    0f 00 00 00 00 00 00 00  ✗ TOO_SHORT: length must be at least 16, was 15         | not looked at: 2
          1100000000000000406e7374                             | magic     40 6e 73 74              ✗ BAD_MAGIC: magic must be 0x74746e41 (testnet)        | violation: 0 of 12
          1100000000000000416e74740000000000000000bb30a42d02   | checksum  bb 30 a4 2d              ✗ BAD_CHECKSUM: checksum must be bb30a42c              | 2, ping
          1000000000000000416e747400000000000000000e5751c0     | topic     --                       ✗ NO_TOPIC: the frame ends with its checksum           | violation: 0 of 24
          1100000000000000416e                                 | magic     41 6e -- --              2 of 4 bytes are here                                  | incomplete: 0 of 10
          110000                                               | length    11 00 00 -- -- -- -- --  3 of 8 bytes are here                                  | of unknown size
          1300000000000000416e7474000000000000000000000000c8aa | checksum  00 00 00 00              can't be checked yet                                   | 200, not registered in dusk-0.4.3
          1300000000000000416e7474000000000000000000000000c8aa | payload                            1 of 2 bytes are here                                  | incomplete: 0 of 26
          """)
  void whereACheckFailedAndWhatIsMissingIsSaid(String hex, String row, String more) {
    assertThat(explained(hex)).contains(row, more);
  }

  @Test
  void theFrameBehindAGoodOneIsCountedFromItsOwnStart() {
    assertThat(explained(PING + "11"))
        .contains("bytes 0 to 24\n", "bytes 25 to 25\n", "incomplete: 25 of 26 bytes");
  }

  @Test
  void aBadLineIsNamedAndCanNotGiveOrdersToTheTerminal() {
    assertThat(explained("\u001b[2J")).startsWith("line 1: hex must be").doesNotContain("\u001b");
  }

  @Test
  void aPortThatAPeerChoseCanNotGiveOrdersToTheTerminal() {
    assertThat(explainedPayload("response", "02abcd04" + "1b5b324a"))
        .containsPattern(" port +\"\\?\\[2J\"\n")
        .doesNotContain("\u001b");
  }

  @Test
  void aNameCanNotGiveOrdersToTheTerminalInEightBitsEither() {
    assertThat(explained("{\"name\":\"\u009b2J\",\"hex\":\"" + PING + "\"}"))
        .startsWith("line 1 \"?2J\"\n")
        .doesNotContain("\u009b");
  }

  private static String explained(String line) {
    return Answered.of(FrameLines.explaining(TESTNET), line).text();
  }

  private static String explainedPayload(String topic, String payloadHex) {
    return Answered.of(
            FrameLines.explainingEncoded(TESTNET),
            "{\"topic\":\"%s\",\"payloadHex\":\"%s\"}".formatted(topic, payloadHex))
        .text();
  }
}
