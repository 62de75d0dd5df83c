package dev.p2p.testkit.store;

/** What can be wrong with a {@link PlainMessageStore}, and the test that is about it. */
enum Flaw {
  FINDS_WHAT_IT_DOES_NOT_KEEP("whatIsNotKeptIsNotFound"),
  FINDS_ANOTHER("whatIsKeptIsFoundAsItWas"),
  CUTS_LARGE_FRAMES("messagesOfEverySizeAreKept"),
  KEEPS_AGAIN_AS_IF_NEW("whatIsKeptTwiceIsKeptOnceAndBecomesNoYounger"),
  GIVES_UP_THE_NEWEST("atTheBoundInMessagesTheOldestGivesWay"),
  COUNTS_NO_MESSAGES("atTheBoundInMessagesTheOldestGivesWay"),
  COUNTS_NO_BYTES("atTheBoundInBytesTheOldestGivesWay"),
  MAKES_ROOM_FOR_ONE_ONLY("aLargeMessageDisplacesAsManyAsItNeeds"),
  MAKES_ROOM_FOR_WHAT_NEVER_FITS("whatIsLargerThanTheBoundByItselfIsLostAndDisplacesNothing"),
  COUNTS_EVICTED_AS_LOST("atTheBoundInBytesTheOldestGivesWay"),
  KEEPS_FOR_EVER("whatIsTooOldIsLetGoOf"),
  KEEPS_A_LITTLE_LONGER("whatIsTooOldIsLetGoOf"),
  FORGETS_WHAT_IT_LET_GO_OF("whatWasLetGoOfMayBeKeptAgain"),
  LISTS_BY_AGE("idsAreThoseInTheRangeInTheirOrder"),
  LISTS_IN_SIGNED_ORDER("idsAreThoseInTheRangeInTheirOrder"),
  LISTS_BEYOND_THE_RANGE("everyIdCanBeReachedAPageAtATimeByWhoeverSplitsRangesThatAreFull"),
  LISTS_ALL("ofMoreIdsThanAreWantedTheGreatestAreLeftOut"),
  IGNORES_HOW_LONG("idsLeaveOutWhatWasNotKeptForLongEnough"),
  LIMITS_BEFORE_IT_LOOKS_HOW_LONG("idsLeaveOutWhatWasNotKeptForLongEnough"),
  SAYS_NOTHING_OF_MEMORY("memoryIsCountedAndGivenBack"),
  LEAKS_MEMORY("memoryIsCountedAndGivenBack"),
  IS_FOR_ONE_THREAD("manyThreadsMayKeepFindAndListAtOnce"),
  LIVES_ON_AFTER_CLOSE("afterItsCloseAStoreIsEmptyAndStaysSo"),
  /** Not even one. */
  NONE("");

  private final String noticedBy;

  Flaw(String noticedBy) {
    this.noticedBy = noticedBy;
  }

  /** The name of that test. */
  String noticedBy() {
    return noticedBy;
  }
}
