package dev.p2p.bus;

import dev.p2p.api.EventTopic;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the {@link Subscribe} methods of a class. */
final class AnnotatedMethods {

  // getDeclaredMethods has no order; ids and thread names shall not differ from run to run.
  private static final Comparator<Method> BY_SIGNATURE =
      Comparator.comparing(Method::getName)
          .thenComparing(method -> Arrays.toString(method.getParameterTypes()))
          .thenComparing(method -> method.getDeclaringClass().getName());

  private AnnotatedMethods() {}

  /**
   * The methods of {@code type} and its superclasses, checked, in the order of their names.
   *
   * @throws IllegalArgumentException if there is none, or one is not as it should be
   */
  static List<AnnotatedMethod<?>> of(Class<?> type, List<EventTopic<?>> topics) {
    List<Method> found = new ArrayList<>();
    Set<String> overridable = new HashSet<>();
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      for (Method method : level.getDeclaredMethods()) {
        if (isSubscriber(method) && isNew(method, overridable)) {
          found.add(method);
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must have at least one method annotated with @Subscribe, has none"
              .formatted(type.getName()));
    }
    found.sort(BY_SIGNATURE);
    List<AnnotatedMethod<?>> checked = new ArrayList<>();
    found.forEach(method -> checked.add(AnnotatedMethod.of(method, topics)));
    return checked;
  }

  /** Compilers copy annotations to the bridges they make of generic methods. */
  private static boolean isSubscriber(Method method) {
    return method.isAnnotationPresent(Subscribe.class) && !method.isBridge();
  }

  /** Whether nothing found further down in the hierarchy overrides it. */
  private static boolean isNew(Method method, Set<String> overridable) {
    return Modifier.isPrivate(method.getModifiers())
        || overridable.add(method.getName() + Arrays.toString(method.getParameterTypes()));
  }
}
