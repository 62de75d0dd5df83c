package dev.p2p.app.frame;

import static dev.p2p.app.frame.Answered.PING;
import static dev.p2p.app.frame.Answered.decoded;
import static dev.p2p.app.frame.Answered.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.app.input.InputLines;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of mistake in a line, with the exact words for it. */
final class BadLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"hex":"0"}              | hex must have an even number of digits, had 1: \\"0\\"
          {"hex":"0g"}             | hex must be hexadecimal digits, had 'g' at index 1: \\"0g\\"
          {"hex":"0 "}             | hex must be hexadecimal digits, had ' ' at index 1: \\"0 \\"
          {"hex":"٠٠"}             | hex must be hexadecimal digits, had '٠' at index 0: \\"٠٠\\"
          {"hex":7}                | hex must be a string of hexadecimal digits, was 7
          {"hex":null}             | hex must be a string of hexadecimal digits, was null
          {"hex":["00"]}           | hex must be a string of hexadecimal digits, was an array
          {"hex":{"a":{}}}         | hex must be a string of hexadecimal digits, was an object
          {}                       | hex is missing
          {"hex":"","hex":""}      | hex is given twice
          {"hex":"","hax":1}       | \\"hax\\" is not a known key; there are: name, hex
          {"hex":"","reserved":1}  | \\"reserved\\" is not a known key; there are: name, hex
          {"hex":""} {}            | nothing may follow a line's one JSON object
          ["hex"]                  | a line must hold one JSON object
          ``                       | a line must hold one JSON object
          00                       | not JSON: Invalid numeric value: Leading zeroes not allowed
          """)
  void isAnsweredWithLineRuleAndValue(String line, String mistake) {
    Answered answered = decoded("{\"hex\":\"\"}", line, "{\"hex\":\"\"}");

    assertThat(answered.lines())
        .hasSize(3)
        .element(1)
        .isEqualTo("{\"name\":null,\"error\":\"line 2: " + mistake + "\"}");
    assertThat(answered.lines().getLast()).contains("\"outcome\":\"ok\"");
    assertThat(answered.summary()).isEqualTo(new FrameLines.Summary(3, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"topic":256}                           | topic must be a number, 0 to 255, or a name of profile dusk-0.4.3, was 256
          {"topic":-1}                            | topic must be a number, 0 to 255, or a name of profile dusk-0.4.3, was -1
          {"topic":2.0}                           | topic must be a number, 0 to 255, or a name of profile dusk-0.4.3, was 2.0
          {"topic":99999999999999999999}          | topic must be a number, 0 to 255, or a name of profile dusk-0.4.3, was 99999999999999999999
          {"topic":"nope"}                        | topic must be a number, 0 to 255, or a name of profile dusk-0.4.3, was \\"nope\\"
          {"payloadHex":"00"}                     | topic is missing
          {"topic":2,"payloadHex":"0"}            | payloadHex must have an even number of digits, had 1: \\"0\\"
          {"topic":2,"reserved":-1}               | reserved must be a whole number, 0 to 18446744073709551615, was -1
          {"topic":2,"reserved":"+1"}             | reserved must be a whole number, 0 to 18446744073709551615, was \\"+1\\"
          {"topic":2,"reserved":1.5}              | reserved must be a whole number, 0 to 18446744073709551615, was 1.5
          {"topic":2,"reserved":"18446744073709551616"} | reserved must be a whole number, 0 to 18446744073709551615, was \\"18446744073709551616\\"
          """)
  void isAnsweredInEncodingAsWell(String line, String mistake) {
    assertThat(encoded(line).line()).isEqualTo("{\"error\":\"line 1: " + mistake + "\"}");
  }

  @Test
  void theNameIsPassedOnEvenIfTheRestOfTheLineIsNotJson() {
    assertThat(decoded("{\"name\":\"x\",\"hex\":").line())
        .startsWith("{\"name\":\"x\",\"error\":\"line 1: not JSON: Unexpected end-of-input");
  }

  @Test
  void bytesThatAreNotUtf8AreAMistake() {
    byte[] line = "{\"hex\":\"?\"}".getBytes(StandardCharsets.ISO_8859_1);
    line[8] = (byte) 0xff;

    assertThat(Answered.of(FrameLines.decoding(Answered.TESTNET), line).line())
        .startsWith("{\"name\":null,\"error\":\"line 1: not JSON: Invalid UTF-8");
  }

  @Test
  void aLineThatIsTooLongIsAMistakeAndTheNextOneIsRead() {
    String digits = "0".repeat(InputLines.LINE_BYTES_MAX);

    assertThat(decoded("{\"hex\":\"" + digits + "\"}", "{\"hex\":\"" + PING + "\"}").lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "{\"name\":null,\"error\":\"line 1: a line must have at most 16777216 bytes,"
                + " had 16777226\"}");
  }

  @Test
  void aLongValueIsCutShort() {
    assertThat(decoded("{\"hex\":\"" + "x".repeat(1_000) + "\"}").line())
        .endsWith(": \\\"" + "x".repeat(60) + "...\\\"\"}");
  }
}
