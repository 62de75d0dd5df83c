package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.StandardTopics;
import dev.p2p.spi.Parsed;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.payload.InventoryItem;
import dev.p2p.wire.payload.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Explains the payloads of what nodes ask each other, and answer. */
final class RequestExplainers {

  /** Of a list, so many entries are shown. */
  private static final int SHOWN_MAX = 8;

  private RequestExplainers() {}

  /** Explainers by topic name. */
  static Map<String, PayloadExplainer> all() {
    return Map.of(
        "addr",
        payload -> explain(Addr.decode(payload), RequestExplainers::address),
        "response",
        payload -> explain(Response.decode(payload), RequestExplainers::response),
        "getblocks",
        payload -> explain(GetBlocks.decode(payload), RequestExplainers::locators),
        "getdata",
        RequestExplainers::inventory,
        StandardTopics.INV,
        RequestExplainers::inventory);
  }

  private static List<Detail> inventory(Bytes payload) {
    return explain(
        Inventory.decode(payload),
        inventory -> list("items", inventory.items(), RequestExplainers::item));
  }

  private static Detail item(InventoryItem item) {
    return new Detail(item.type().name().toLowerCase(Locale.ROOT), item.hash().toString());
  }

  private static List<Detail> locators(GetBlocks request) {
    return list(
        "locators", request.locators(), locator -> new Detail("locator", locator.toString()));
  }

  private static List<Detail> address(Addr addr) {
    return List.of(
        new Detail("host", addr.address().host()),
        new Detail("port", Integer.toString(addr.address().port())));
  }

  private static List<Detail> response(Response response) {
    return List.of(
        new Detail("hash", response.hash().toHex()),
        new Detail("port", "\"" + response.portText() + "\""));
  }

  private static <E> List<Detail> list(
      String name, List<E> entries, Function<E, Detail> explanation) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(name, Integer.toString(entries.size())));
    entries.stream().limit(SHOWN_MAX).map(explanation).forEach(details::add);
    if (entries.size() > SHOWN_MAX) {
      details.add(new Detail("…", "and %d more".formatted(entries.size() - SHOWN_MAX)));
    }
    return details;
  }

  private static <T> List<Detail> explain(
      Parsed<T> payload, Function<T, List<Detail>> explanation) {
    return switch (payload) {
      case Parsed.Good<T>(var value) -> explanation.apply(value);
      case Parsed.Bad<T>(var violation) -> List.of(new Detail("✗ not right", violation.toString()));
    };
  }
}
