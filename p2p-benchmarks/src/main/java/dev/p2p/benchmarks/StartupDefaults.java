package dev.p2p.benchmarks;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A start takes less than a second, so there can be more of them. */
final class StartupDefaults implements IDefaultValueProvider {

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals("--rounds")
        ? "11"
        : argument.defaultValue();
  }
}
