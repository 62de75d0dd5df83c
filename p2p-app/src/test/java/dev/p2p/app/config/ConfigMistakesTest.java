package dev.p2p.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of mistake in a file, with the exact words for it. */
class ConfigMistakesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"gosip": {}}                           | 1:2: gosip: is not a known key; did you mean "gossip"?
          {"outbox": {"gossipBytMax": 1}}         | 1:13: outbox.gossipBytMax: is not a known key; did you mean "gossipBytesMax"?
          {"bananas": 1}                          | 1:2: bananas: is not a known key
          {"outbox": []}                          | 1:2: outbox: must be an object, was an array
          {"peers": {}}                           | 1:2: peers: must be an array, was an object
          {"peers": [7]}                          | 1:12: peers[0]: must be text, was 7
          {"peers": ["a:1", "b:0"]}               | 1:19: peers[1]: "b:0": the port of a peer must be 1 to 65535, was 0
          {"listen": 7000}                        | 1:2: listen: must be text, was 7000
          {"listen": "localhost"}                 | 1:2: listen: "localhost" has no port: write HOST:PORT
          {"profile": null}                       | 1:2: profile: must be text, was null
          {"profile": "dusk"}                     | 1:2: profile: must be one of dusk-0.4.0, dusk-0.4.3, dusk-0.6, was "dusk"
          {"network": "0x123456789"}              | 1:2: network: a network is one of mainnet, testnet, devnet, stressnet, or a magic number such as 0x74746e41; was "0x123456789"
          {"transport": {"tcpNoDelay": "yes"}}    | 1:16: transport.tcpNoDelay: must be true or false, was "yes"
          {"transport": {"backlog": 1.5}}         | 1:16: transport.backlog: must be a whole number, at most 2147483647, was 1.5
          {"transport": {"backlog": 2147483648}}  | 1:16: transport.backlog: must be a whole number, at most 2147483647, was 2147483648
          {"transport": {"backlog": 0}}           | 1:16: transport.backlog: must be at least 1, was 0
          {"transport": {"sendBufferBytes": -1}}  | 1:16: transport.sendBufferBytes: must be 0 to 2147483647 bytes, was -1
          {"transport": {"sendBufferBytes": "2GiB"}} | 1:16: transport.sendBufferBytes: must be 0 to 2147483647 bytes, was "2GiB"
          {"outbox": {"gossipBytesMax": "16MB"}}  | 1:13: outbox.gossipBytesMax: must be a number of bytes, or a size such as "256KiB" or "16MiB", was "16MB"
          {"outbox": {"gossipBytesMax": 0}}       | 1:13: outbox.gossipBytesMax: must be at least 1, was 0
          {"outbox": {"stallLimit": 30}}          | 1:13: outbox.stallLimit: must be a duration such as "250ms", "30s", "5m" or "1h", was 30
          {"outbox": {"stallLimit": "30"}}        | 1:13: outbox.stallLimit: must be a duration such as "250ms", "30s", "5m" or "1h", was "30"
          {"outbox": {"stallLimit": "876001h"}}   | 1:13: outbox.stallLimit: must be at most "876000h", was "876001h"
          {"outbox": {"stallLimit": "0s"}}        | 1:13: outbox.stallLimit: must be positive, was PT0S
          {"keepAlive": {"closeAfter": "10s"}}    | 1:16: keepAlive.closeAfter: must be longer than pingAfter PT30S, was PT10S
          {"rates": {"burst": "0s"}}              | 1:12: rates.burst: must be positive, was PT0S
          {"rates": {"gosip": {}}}                | 1:12: rates.gosip: is not a known key; did you mean "gossip"?
          {"rates": {"gossip": 100}}              | 1:12: rates.gossip: must be an object, was 100
          {"rates": {"gossip": {"messagesPerSecond": -1}}} | 1:23: rates.gossip.messagesPerSecond: must be at least 0, was -1
          {"rates": {"others": {"bytesPerSecond": "1MB"}}} | 1:23: rates.others.bytesPerSecond: must be a number of bytes, or a size such as "256KiB" or "16MiB", was "1MB"
          {"gossip": {"store": {"keepFor": "10m"}}} | 1:23: gossip.store.keepFor: must be shorter than seenFor PT10M, was PT10M
          {"gossip": {"store": {"bytesMax": "129MiB"}}} | 1:23: gossip.store.bytesMax: must be at most half of limits.bytesMax 268435456, was 135266304
          {"limits": {"bytesMax": "127MiB"}}      | 1:1: gossip.store.bytesMax: must be at most half of limits.bytesMax 133169152, was 67108864
          {"gossip": {}, "gossip": {}}            | 1:16: gossip: is given twice, first at 1:2
          {"gossip": {"seenMax": 2, "seenMax": 3}} | 1:27: gossip.seenMax: is given twice, first at 1:13
          []                                      | 1:1: the file must hold one JSON object
          ``                                      | 1:1: the file must hold one JSON object
          // nothing else                         | 1:1: the file must hold one JSON object
          {} {}                                   | 1:4: nothing may follow the file's one JSON object
          {"peers": [}                            | 1:12: not JSON: Unexpected close marker '}': expected ']'
          {"peers": []                            | 1:13: not JSON: Unexpected end-of-input: expected close marker for Object
          {"peers": [],}                          | 1:14: not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start property name
          """)
  void isSaidWithPlaceKeyRuleAndValue(String json, String mistake) {
    assertThatThrownBy(() -> NodeConfigFile.parse("node.json", json))
        .isInstanceOf(ConfigException.class)
        .hasMessage("node.json:" + mistake);
  }

  @Test
  void allMistakesOfAFileAreListedInItsOrder() {
    String json =
        """
        {
          "transport": {"backlog": 0},
          "outbox": {
            "stallLimit": "soon",
            "stalLimit": "30s"
          },
          "bananas": 1
        }
        """;

    assertThat(catchThrowableOfType(ConfigException.class, () -> NodeConfigFile.parse("f", json)))
        .hasMessage(
            """
            f:2:17: transport.backlog: must be at least 1, was 0
            f:4:5: outbox.stallLimit: must be a duration such as "250ms", "30s", "5m" or "1h", was "soon"
            f:5:5: outbox.stalLimit: is not a known key; did you mean "stallLimit"?
            f:7:3: bananas: is not a known key\
            """);
  }

  @Test
  void aRelationBrokenByADefaultIsReportedAtTheObjectThatBreaksIt() {
    assertThatThrownBy(
            () -> NodeConfigFile.parse("f", "{\n  \"keepAlive\": {\"pingAfter\": \"90s\"}\n}"))
        .hasMessage("f:2:3: keepAlive.closeAfter: must be longer than pingAfter PT1M30S, was PT1M");
  }

  @Test
  void aValueThatCouldNotBeReadCausesNoSecondMistake() {
    // With the default pingAfter of 30s in place of "9 s", closeAfter would seem too short.
    assertThatThrownBy(() ->
            NodeConfigFile.parse(
                "f", "{\"keepAlive\": {\"pingAfter\": \"9 s\", \"closeAfter\": \"10s\"}}"))
        .hasMessage(
            "f:1:16: keepAlive.pingAfter: must be a duration such as \"250ms\", \"30s\", \"5m\" or"
                + " \"1h\", was \"9 s\"");
  }

  @Test
  void moreNestingThanTheParserTakesIsAMistakeAsWell() {
    assertThatThrownBy(() -> NodeConfigFile.parse("f", "{\"peers\": " + "[".repeat(1_000)))
        .isInstanceOf(ConfigException.class)
        .hasMessageMatching("f:1:\\d+: not JSON: .*nesting depth.*");
  }

  @Test
  void aLongValueIsCutShortInTheMessage() {
    assertThatThrownBy(() ->
            NodeConfigFile.parse(
                "f", "{\"outbox\": {\"stallLimit\": \"%s\"}}".formatted("9".repeat(1000))))
        .hasMessageEndingWith(", was \"" + "9".repeat(59) + "...");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a\\nb": 1}                 | 1:2: a\\u000ab: is not a known key
          {"network": "a\\u001b[2Jb"}  | 1:2: network: a network is one of mainnet, testnet, devnet, stressnet, or a magic number such as 0x74746e41; was "a\\u001b[2Jb"
          {"listen": "a\\u0085b"}      | 1:2: listen: "a\\u0085b" has no port: write HOST:PORT
          """)
  void isOneLineWithoutControlCharactersWhateverItQuotes(String json, String mistake) {
    assertThatThrownBy(() -> NodeConfigFile.parse("f", json)).hasMessage("f:" + mistake);
  }
}
