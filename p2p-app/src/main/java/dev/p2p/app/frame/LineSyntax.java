package dev.p2p.app.frame;

import dev.p2p.app.input.Line;

/** How a line says what it asks for. */
@FunctionalInterface
interface LineSyntax {

  /** The request of a line; what is wrong with it is part of that. */
  LineRequest read(Line line);
}
