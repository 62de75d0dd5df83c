package dev.p2p.app.frame;

/**
 * A value that a payload holds.
 *
 * @param name what it is
 * @param value for people
 */
record Detail(String name, String value) {}
