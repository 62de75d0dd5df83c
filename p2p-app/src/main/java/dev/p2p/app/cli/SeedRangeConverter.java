package dev.p2p.app.cli;

import dev.p2p.app.simulate.SeedRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads seeds from the command line. */
final class SeedRangeConverter implements ITypeConverter<SeedRange> {

  @Override
  public SeedRange convert(String value) {
    try {
      return SeedRange.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
