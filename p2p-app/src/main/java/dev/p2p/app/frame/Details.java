package dev.p2p.app.frame;

import dev.p2p.spi.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Composes what people are told of a payload. */
final class Details {

  /** Of a list, so many entries are shown. */
  private static final int SHOWN_MAX = 8;

  private Details() {}

  /** What {@code explanation} makes of a payload; or what is wrong with it. */
  static <T> List<Detail> of(Parsed<T> payload, Function<T, List<Detail>> explanation) {
    return switch (payload) {
      case Parsed.Good<T>(var value) -> explanation.apply(value);
      case Parsed.Bad<T>(var violation) -> List.of(new Detail("✗ not right", violation.toString()));
    };
  }

  /** How many entries a list has, and what its first ones are. */
  static <E> List<Detail> list(String name, List<E> entries, Function<E, Detail> explanation) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(name, Integer.toString(entries.size())));
    entries.stream().limit(SHOWN_MAX).map(explanation).forEach(details::add);
    if (entries.size() > SHOWN_MAX) {
      details.add(new Detail("…", "and %d more".formatted(entries.size() - SHOWN_MAX)));
    }
    return details;
  }
}
