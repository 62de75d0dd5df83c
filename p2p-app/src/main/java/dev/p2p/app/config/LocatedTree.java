package dev.p2p.app.config;

import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parsed file that knows where its values stand.
 *
 * @param root the object that the file holds
 * @param places of every key and every element, and of the root
 */
record LocatedTree(ObjectNode root, Map<JsonPointer, Place> places) {}
