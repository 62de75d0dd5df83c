package dev.p2p.app.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2p.api.MessageId;
import dev.p2p.simulator.record.TraceEvent;
import dev.p2p.simulator.record.TraceEvent.Kind;
import dev.p2p.simulator.record.TraceSubject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TraceLinesTest {

  private static final String GOOD =
      "{\"at\":1,\"node\":\"n0\",\"event\":\"noted\",\"detail\":\"x\"}\n";

  @TempDir private Path folder;

  @Test
  void whatAFileWasToldIsReadBack() throws IOException {
    Path file = folder.resolve("trace");
    try (TraceFile trace = new TraceFile(file)) {
      trace.on(
          new TraceEvent(
              7,
              0,
              Kind.SENT,
              new TraceSubject.OfMessage(MessageId.hex(Sightings.ID), "tx", 9),
              3,
              ""));
      trace.on(new TraceEvent(8, 1, Kind.CLOSED, new TraceSubject.OfConnection(4), -1, "a \"b\""));
      trace.on(new TraceEvent(9, -1, Kind.FAULT, TraceSubject.Nothing.NOTHING, -1, "healed"));
    }

    try (InputStream in = Files.newInputStream(file)) {
      assertThat(read(in))
          .containsExactly(
              new Sighting(
                  7,
                  "n0",
                  Kind.SENT,
                  "n3",
                  Optional.of(new SightedMessage(Sightings.ID, "tx", 9)),
                  ""),
              new Sighting(8, "n1", Kind.CLOSED, "", Optional.empty(), "a \"b\""),
              new Sighting(9, "", Kind.FAULT, "", Optional.empty(), "healed"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | not JSON: Unrecognized token 'hello'",
        "{'at':1,'node':'n | not JSON: Unexpected end-of-input",
        "[1] | a line of a trace must hold one JSON object",
        "{'at':1,'event':'noted'} 2 | nothing may follow a line's one JSON object",
        "{'when':1} | \"when\" is not a known key; there are: at, node, event, peer, id, topic,",
        "{'at':1,'at':2} | at is given twice",
        "{'at':'1'} | at must be a whole number",
        "{'node':1} | node must be a string of characters",
        "{'at':-1,'event':'noted'} | at must be 0 to 9223372036854775807, was -1",
        "{'at':9223372036854775808,'event':'noted'} | at must be 0 to 9223372036854775807, was 9",
        "{'event':'noted'} | at is missing",
        "{'at':1} | event is missing",
        "{'at':1,'event':'sunk'} | event must be one of opened, connected, closed, published,",
        "{'at':1,'event':'sent','node':'n0','id':'6D'} | id must be 64 lower-case hexadecimal",
        "{'at':1,'event':'sent','node':'n0','id':'ID'} | topic is missing",
        "{'at':1,'event':'sent','node':'n0','id':'ID','topic':'tx'} | bytes is missing",
        "{'at':1,'event':'sent','id':'ID','topic':'tx','bytes':9} | node is missing",
        "{'at':1,'event':'\\u001b[2J'} | opened, connected, closed, published,",
      })
  void aDamagedLineIsNamedWithFileLineRuleAndValue(String line, String rule) {
    String text = GOOD + line.replace('\'', '"').replace("ID", Sightings.ID) + "\n" + GOOD;

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TraceException.class)
        .hasMessageStartingWith("events.jsonl:2: ")
        .hasMessageContaining(rule)
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void controlCharactersOfAFileDoNotReachTheTerminal() throws IOException {
    assertThat(read("{\"at\":1,\"node\":\"\\u001b[2J\",\"event\":\"noted\"}"))
        .extracting(Sighting::node)
        .containsExactly("\\u001b[2J");
  }

  @Test
  void nothingIsATraceInWhichNothingHappened() throws IOException {
    assertThat(read("")).isEmpty();
  }

  private static List<Sighting> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Sighting> read(InputStream in) throws IOException {
    List<Sighting> sightings = new ArrayList<>();
    new TraceLines("events.jsonl", in).forEach(sightings::add);
    return sightings;
  }
}
