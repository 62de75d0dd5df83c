package dev.p2p.app.trace;

/**
 * A message, as a trace tells of it.
 *
 * @param id 64 lower-case hexadecimal digits
 * @param topic its topic's name
 * @param bytes length of its frame
 */
public record SightedMessage(String id, String topic, long bytes) {}
