package dev.p2p.app.frame;

import dev.p2p.api.Bytes;
import dev.p2p.api.InventoryItem;
import dev.p2p.api.StandardTopics;
import dev.p2p.wire.payload.Addr;
import dev.p2p.wire.payload.GetBlocks;
import dev.p2p.wire.payload.Inventory;
import dev.p2p.wire.payload.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Explains the payloads of what nodes ask each other, and answer. */
final class RequestExplainers {

  private RequestExplainers() {}

  /** Explainers by topic name. */
  static Map<String, PayloadExplainer> all() {
    return Map.of(
        StandardTopics.ADDR,
        payload -> Details.of(Addr.decode(payload), RequestExplainers::address),
        "response",
        payload -> Details.of(Response.decode(payload), RequestExplainers::response),
        StandardTopics.GETBLOCKS,
        payload -> Details.of(GetBlocks.decode(payload), RequestExplainers::locators),
        StandardTopics.GETDATA,
        RequestExplainers::inventory,
        StandardTopics.INV,
        RequestExplainers::inventory);
  }

  private static List<Detail> inventory(Bytes payload) {
    return Details.of(
        Inventory.decode(payload),
        inventory -> Details.list("items", inventory.items(), RequestExplainers::item));
  }

  private static Detail item(InventoryItem item) {
    return new Detail(item.kind().name().toLowerCase(Locale.ROOT), item.hash().toString());
  }

  private static List<Detail> locators(GetBlocks request) {
    return Details.list(
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
}
