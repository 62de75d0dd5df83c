package dev.p2p.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.api.Direction;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two processes that dial each other at the same instant: one connection stays, the same one. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
final class MutualDialTest {

  /** Longer than it takes to tell both. */
  private static final int LEAD_MILLIS = 20;

  @Test
  void oneConnectionStaysAndBothAgreeWhich() throws Exception {
    play(5);
  }

  @Tag("soak")
  @Test
  void oneConnectionStaysAndBothAgreeWhichTwoHundredTimes() throws Exception {
    play(200);
  }

  private static void play(int rounds) throws Exception {
    try (Program anna = Program.startTest(MutualDialler.class);
        Program bob = Program.startTest(MutualDialler.class)) {
      for (int round = 1; round <= rounds; round++) {
        playRound(anna, bob, "round " + round);
      }
    }
  }

  private static void playRound(Program anna, Program bob, String round) throws Exception {
    String annasPort = anna.nextLine();
    String bobsPort = bob.nextLine();
    String at = " " + (System.currentTimeMillis() + LEAD_MILLIS);
    anna.type(bobsPort + at + "\n");
    bob.type(annasPort + at + "\n");
    Kept annas = Kept.parse(anna.nextLine());
    Kept bobs = Kept.parse(bob.nextLine());
    // Of two dialled from both sides, the one that the node with the smaller nonce dialled.
    boolean annaIsSmaller = Long.compareUnsigned(bobs.nonce, annas.nonce) < 0;
    assertThat(annas.direction)
        .as(round)
        .isEqualTo(annaIsSmaller ? Direction.OUTBOUND : Direction.INBOUND);
    assertThat(bobs.direction)
        .as(round)
        .isEqualTo(annaIsSmaller ? Direction.INBOUND : Direction.OUTBOUND);
    // Both are through with it: what is left now stays.
    say(anna, bob);
    assertThat(Kept.parse(anna.nextLine())).as(round).isEqualTo(annas);
    assertThat(Kept.parse(bob.nextLine())).as(round).isEqualTo(bobs);
    say(anna, bob);
  }

  private static void say(Program anna, Program bob) throws IOException {
    anna.type("on\n");
    bob.type("on\n");
  }

  /**
   * Which connection a process kept.
   *
   * @param direction seen from it
   * @param nonce of the node at the other end
   */
  private record Kept(Direction direction, long nonce) {

    static Kept parse(String line) {
      int space = line.indexOf(' ');
      return new Kept(
          Direction.valueOf(line.substring(0, space)),
          Long.parseUnsignedLong(line.substring(space + 1)));
    }
  }
}
