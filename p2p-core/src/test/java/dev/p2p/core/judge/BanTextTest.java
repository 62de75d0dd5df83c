package dev.p2p.core.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Ban;
import dev.p2p.api.Bytes;
import dev.p2p.api.Subnet;
import dev.p2p.core.judge.BanText.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BanTextTest {

  private static final int BANS_MAX = 3;
  private static final Ban RUDE =
      new Ban(
          Subnet.parse("192.0.2.7"),
          Instant.parse("2026-03-01T10:00:00Z"),
          Ban.By.SCORE,
          "200 points: FLOOD x 9");
  private static final Ban NOISY =
      new Ban(Subnet.parse("2001:db8::/32"), Ban.FOREVER, Ban.By.OPERATOR, "");

  @Test
  void whatIsWrittenIsRead() {
    String text = BanText.update("", List.of(RUDE, NOISY));
    assertThat(text)
        .startsWith("p2p-bans 1\n# ")
        .endsWith(
            """
            192.0.2.7 2026-03-01T10:00:00Z score 200 points: FLOOD x 9
            2001:db8::/32 forever operator
            """);
    assertThat(bans(text)).containsExactly(RUDE, NOISY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# nobody\n",
        "p2p-bans 1",
        "# ours\n\n p2p-bans 1 \n# nobody yet\n",
        "\uFEFFp2p-bans 1\r\n# edited elsewhere\r\n"
      })
  void aTextMayHaveNoBans(String text) {
    assertThat(bans(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7 2026-03-01T10:00:00Z score 200 points: FLOOD x 9",
        "  192.0.2.7\t2026-03-01T10:00:00Z   score  200 points: FLOOD x 9  \r",
        "::ffff:192.0.2.7 2026-03-01T11:00:00+01:00 score 200 points: FLOOD x 9",
        "192.0.2.7/32 2026-03-01T10:00:00.9Z score 200 points: FLOOD x 9"
      })
  void aLineMayBeWrittenInSeveralWays(String line) {
    assertThat(bans("p2p-bans 1\n" + line + "\n")).containsExactly(RUDE);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsLine(String line, String mistake) {
    assertThat(mistakes("p2p-bans 1\n# fine\n" + line + "\n\n" + BanLine.format(RUDE)))
        .containsExactly("line 3: " + mistake);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "10.0.0.0/8",
            "a ban is SUBNET END WHO REASON, and only the reason may be missing,"
                + " was \"10.0.0.0/8\""),
        Arguments.of(
            "10.0.0.0/8 forever",
            "a ban is SUBNET END WHO REASON, and only the reason may be missing,"
                + " was \"10.0.0.0/8 forever\""),
        Arguments.of(
            "10.0.0.1/8 forever operator",
            "\"10.0.0.1/8\" has bits set behind its prefix: is it 10.0.0.0/8 that is meant, or"
                + " 10.0.0.1?"),
        Arguments.of(
            "10.0.0.0/33 forever operator",
            "\"10.0.0.0/33\": the prefix must be 0 to 32, was \"33\""),
        Arguments.of(
            "node.example forever operator",
            "\"node.example\" is a name: a subnet is an IP address, or ADDRESS/PREFIX"),
        Arguments.of(
            "10.0.0.0/8 tomorrow operator",
            "the end must be a time such as 2030-12-31T00:00:00Z, or forever, was \"tomorrow\""),
        Arguments.of(
            "10.0.0.0/8 2026-02-30T00:00:00Z operator",
            "the end must be a time such as 2030-12-31T00:00:00Z, or forever,"
                + " was \"2026-02-30T00:00:00Z\""),
        Arguments.of(
            "10.0.0.0/8 forever noisy", "who decided must be operator or score, was \"noisy\""),
        Arguments.of(
            "p2p-bans 1",
            "a ban is SUBNET END WHO REASON, and only the reason may be missing,"
                + " was \"p2p-bans 1\""));
  }

  @Test
  void theFirstLineMustNameTheFormat() {
    assertThat(mistakes("\n# bans\np2p-bans 2\n"))
        .containsExactly(
            "line 3: the first line that is no comment must be \"p2p-bans 1\", was \"p2p-bans 2\"");
    assertThat(mistakes(BanLine.format(RUDE))).hasSize(1);
  }

  @Test
  void aSubnetStandsInOneLineOnly() {
    assertThat(mistakes("p2p-bans 1\n10.0.0.1 forever operator\n10.0.0.1/32 forever score\n"))
        .containsExactly("line 3: 10.0.0.1 is banned in a line before");
  }

  @Test
  void thereAreNoMoreBansThanTheBound() {
    StringBuilder text = new StringBuilder("p2p-bans 1\n");
    for (int i = 0; i <= BANS_MAX; i++) {
      text.append("10.0.0.%d forever operator\n".formatted(i));
    }
    assertThat(mistakes(text.toString())).containsExactly("line 5: there may be at most 3 bans");
  }

  @Test
  void ofManyMistakesTheFirstAreTold() {
    assertThat(mistakes("p2p-bans 1\n" + "absurd\n".repeat(100)))
        .hasSize(BanText.MISTAKES_MAX)
        .last()
        .isEqualTo("and 91 more");
    assertThat(mistakes("p2p-bans 1\n" + "absurd\n".repeat(10))).last().asString().contains("11:");
  }

  @Test
  void whatIsNotUtf8IsNamedWithItsLine() {
    byte[] text = "p2p-bans 1\n# gr\u00fc\u00df\n".getBytes(UTF_8);
    text[text.length - 2] = 'x';
    assertThat(BanText.parse(Bytes.wrap(text), BANS_MAX)).isEqualTo(bad("line 2: is not UTF-8"));
    byte[] cutOff = "p2p-bans 1\n# \u00fc".getBytes(UTF_8);
    assertThat(BanText.parse(Bytes.wrap(cutOff).slice(0, cutOff.length - 1), BANS_MAX))
        .isEqualTo(bad("line 2: is not UTF-8"));
  }

  @Test
  void aTextThatIsTooLongIsNotRead() {
    assertThat(BanText.parse(Bytes.wrap(new byte[100_000]), BANS_MAX))
        .isEqualTo(bad("the list must have at most 68608 bytes, has 100000"));
  }

  @Test
  void anUpdateChangesTheLinesOfBansAndNothingElse() {
    String text =
        """
        # ours
        p2p-bans 1

        # scrapers, ticket 12
        10.0.0.0/8   forever   operator   scrapers
        192.0.2.7 2026-03-01T10:00:00Z score 200 points: FLOOD x 9
        # the end\
        """;
    Ban scrapers = bans(text).getFirst();
    assertThat(BanText.update(text, List.of(NOISY, scrapers)))
        .isEqualTo(
            """
            # ours
            p2p-bans 1

            # scrapers, ticket 12
            10.0.0.0/8   forever   operator   scrapers
            # the end
            2001:db8::/32 forever operator
            """);
    assertThat(bans(BanText.update(text, List.of(RUDE.forever())))).containsExactly(RUDE.forever());
  }

  @Test
  void whereNobodyIsBannedNoTextIsBegun() {
    assertThat(BanText.update("", List.of())).isEmpty();
  }

  private static List<Ban> bans(String text) {
    Result result = BanText.parse(Bytes.utf8(text), BANS_MAX);
    assertThat(result).isInstanceOf(Result.Good.class);
    return new ArrayList<>(((Result.Good) result).bans().values());
  }

  private static List<String> mistakes(String text) {
    Result result = BanText.parse(Bytes.utf8(text), BANS_MAX);
    assertThat(result).isInstanceOf(Result.Bad.class);
    return ((Result.Bad) result).mistakes();
  }

  private static Result bad(String mistake) {
    return new Result.Bad(List.of(mistake));
  }
}
