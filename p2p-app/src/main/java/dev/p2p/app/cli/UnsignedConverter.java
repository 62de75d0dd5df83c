package dev.p2p.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads 64 bits as an unsigned decimal number. */
final class UnsignedConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      return Long.parseUnsignedLong(value);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "must be 0 to 18446744073709551615, was \"%s\"".formatted(value));
    }
  }
}
