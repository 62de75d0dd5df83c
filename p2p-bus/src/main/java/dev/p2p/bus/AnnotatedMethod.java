package dev.p2p.bus;

import static java.util.Objects.requireNonNull;

import dev.p2p.api.EventBus;
import dev.p2p.api.EventTopic;
import dev.p2p.api.QueueLimits;
import dev.p2p.api.Subscription;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * A {@link Subscribe} method whose shape, topic and limits have been checked.
 *
 * @param handle takes the component and the event
 */
record AnnotatedMethod<E>(EventTopic<E> topic, QueueLimits limits, MethodHandle handle) {

  /**
   * Checks a method.
   *
   * @param topics what it may refer to
   * @throws IllegalArgumentException naming class, method and the rule it breaks
   */
  static AnnotatedMethod<?> of(Method method, List<EventTopic<?>> topics) {
    require(method, !Modifier.isStatic(method.getModifiers()), "must not be static");
    require(
        method,
        method.getReturnType() == void.class,
        "must return nothing, returns " + method.getReturnType().getTypeName());
    require(
        method,
        method.getParameterCount() == 1,
        "must have one parameter, has " + method.getParameterCount());
    return new AnnotatedMethod<>(topic(method, topics), limits(method), handle(method));
  }

  Subscription subscribe(EventBus bus, Object component) {
    return bus.subscribe(topic, limits, new MethodSubscriber(handle, component));
  }

  private static EventTopic<?> topic(Method method, List<EventTopic<?>> topics) {
    String name = annotation(method).value();
    Class<?> type = method.getParameterTypes()[0];
    return topics.stream()
        .filter(topic -> topic.name().equals(name) && topic.type() == type)
        .findFirst()
        .orElseThrow(() ->
            broken(
                method,
                "must be of a topic it is registered with: there is no %s<%s> in %s"
                    .formatted(name, type.getSimpleName(), topics)));
  }

  private static QueueLimits limits(Method method) {
    Subscribe annotation = annotation(method);
    try {
      return new QueueLimits(
          annotation.elementsMax(), annotation.bytesMax(), annotation.overflow());
    } catch (IllegalArgumentException e) {
      throw broken(method, "has limits out of range: " + e.getMessage());
    }
  }

  private static MethodHandle handle(Method method) {
    require(
        method,
        method.trySetAccessible(),
        "must be in a package open to %s: package %s of %s is not"
            .formatted(
                AnnotatedMethod.class.getModule(),
                method.getDeclaringClass().getPackageName(),
                method.getDeclaringClass().getModule()));
    try {
      return MethodHandles.lookup().unreflect(method);
    } catch (IllegalAccessException e) {
      throw new AssertionError("accessible methods can be unreflected", e);
    }
  }

  private static Subscribe annotation(Method method) {
    return requireNonNull(method.getAnnotation(Subscribe.class));
  }

  private static void require(Method method, boolean holds, String rule) {
    if (!holds) {
      throw broken(method, rule);
    }
  }

  private static IllegalArgumentException broken(Method method, String rule) {
    return new IllegalArgumentException(
        "@Subscribe method %s.%s %s"
            .formatted(method.getDeclaringClass().getName(), method.getName(), rule));
  }
}
