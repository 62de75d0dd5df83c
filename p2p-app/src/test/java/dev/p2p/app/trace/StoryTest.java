package dev.p2p.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2p.simulator.record.TraceEvent.Kind;
import org.junit.jupiter.api.Test;

/** What is shown of a story. */
final class StoryTest {

  private final Sightings trace = new Sightings();

  @Test
  void peopleReadASummaryThenEveryStopDropAndFault() {
    trace
        .about(0, "n3", Kind.NOTED, "Listening")
        .about(5, "", Kind.FAULT, "partition: {3}")
        .at(1_010, "n0", Kind.PUBLISHED, "")
        .at(1_011, "n0", Kind.SENT, "n1")
        .came(1_050, "n1", "n0", "FAILED")
        .came(1_060, "n1", "n0", "ACCEPTED")
        .came(1_090, "n2", "n1", "ACCEPTED")
        .at(1_100, "n0", Kind.DROPPED, "n2", "DISPLACED");

    assertThat(StoryText.of(trace.find("6d0b"), false))
        .isEqualToNormalizingNewlines(
            """
            %s
            tx, 297 bytes

              published   by n0 after 1.010000 s
              reached     2 of 3 other nodes, the last after 80.0 ms, at most 2 hops away
              verdicts    2 accepted
              copies      1 sent, 3 arrived, 0 of them duplicates
              dropped     1 DISPLACED
              missing at  1 node: n3

                  after ms hops  node     from     outcome     copies   sent
                       0.0    0  n0       -        published        0      1
                      40.0    1  n1       n0       accepted         2      0  processed 2 times
                      80.0    2  n2       n1       accepted         1      0

            Dropped:
                      90.0  n0 to n2: DISPLACED

            Faults of the simulation:
                  -1,005.0  network partition: {3}
            """
                .formatted(Sightings.ID));
  }

  @Test
  void twentyRowsAreShownUnlessAllAreWanted() {
    trace.at(0, "n0", Kind.PUBLISHED, "");
    for (int i = 1; i <= 30; i++) {
      trace.came(i, "n" + i, "n0", "ACCEPTED").at(i, "n0", Kind.DROPPED, "n" + i, "REFUSED");
    }
    MessageStory story = trace.find("6d0b");

    assertThat(StoryText.of(story, false))
        .contains("and 11 more: --all", "and 10 more: --all")
        .doesNotContain("n25");
    assertThat(StoryText.of(story, true)).doesNotContain("--all").contains(" n30 ");
  }

  @Test
  void whatWasPublishedElsewhereSaysWhereItWasFirstSeen() {
    trace.came(20, "n1", "n9", "ACCEPTED");

    assertThat(StoryText.of(trace.find("6d0b"), false))
        .contains(
            "published   not by a node of this trace; first seen at n1 after 0.020000 s, from n9");
  }

  @Test
  void scriptsGetEverythingInOneLine() {
    trace
        .about(0, "n3", Kind.FAULT, "killed")
        .at(10, "n0", Kind.PUBLISHED, "")
        .at(10, "n0", Kind.DROPPED, "", "REFUSED")
        .came(20, "n1", "", "ACCEPTED");

    assertThat(StoryJson.of(trace.find("6d0b")))
        .isEqualTo(
            ("{'id':'%s','topic':'tx','bytes':297,'origin':'n0','stops':["
                    + "{'atNanos':10000000,'node':'n0','from':null,'hops':0,'outcome':'published',"
                    + "'arrived':0,'duplicates':0,'processed':0,'sent':0},"
                    + "{'atNanos':20000000,'node':'n1','from':null,'hops':null,"
                    + "'outcome':'accepted','arrived':1,'duplicates':0,'processed':1,'sent':0}],"
                    + "'drops':[{'atNanos':10000000,'node':'n0','peer':null,'reason':'REFUSED',"
                    + "'count':1}],'missing':['n3'],"
                    + "'faults':[{'atNanos':0,'node':'n3','what':'killed'}]}")
                .replace('\'', '"')
                .formatted(Sightings.ID));
  }
}
