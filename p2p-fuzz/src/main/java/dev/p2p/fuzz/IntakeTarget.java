package dev.p2p.fuzz;

/**
 * What becomes of messages between Reader and application: whatever is sent by whom, and however
 * handlers answer, each message is processed, relayed, answered and told exactly as {@link
 * IntakeModel} has it.
 */
public final class IntakeTarget {

  private static final int STEPS = 8;
  private static final int LATER = 6;
  private static final int TIME = 7;

  private IntakeTarget() {}

  /** A script of messages, outcomes, later outcomes and time. */
  public static void fuzzerTestOneInput(byte[] data) {
    Input input = new Input(data);
    IntakeScene scene = new IntakeScene();
    IntakeModel model = new IntakeModel(scene);
    while (!input.isEmpty()) {
      switch (input.nextBelow(STEPS)) {
        case LATER -> model.complete(input.nextByte(), ScriptedOutcome.next(input));
        case TIME -> model.pass(input.nextByte());
        default ->
            model.take(
                input.nextBelow(IntakeScene.MESSAGES),
                input.nextBelow(IntakeScene.SENDERS),
                ScriptedOutcome.next(input));
      }
    }
    model.check();
  }
}
