package dev.p2p.app.cli;

import dev.p2p.app.trace.IdPrefix;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The beginning of a message's id. */
final class IdPrefixConverter implements ITypeConverter<IdPrefix> {

  @Override
  public IdPrefix convert(String value) {
    try {
      return IdPrefix.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
