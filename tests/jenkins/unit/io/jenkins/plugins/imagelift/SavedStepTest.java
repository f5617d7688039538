package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sun.reflect.ReflectionFactory;

/** Steps as XStream reads them: made without a constructor, then what the file names, then readResolve. */
class SavedStepTest {
    private static Object read(Class<?> type) throws ReflectiveOperationException {
        Object step = ReflectionFactory.getReflectionFactory()
                .newConstructorForSerialization(type, Object.class.getDeclaredConstructor()).newInstance();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals("readResolve")) {
                    method.setAccessible(true);
                    return method.invoke(step);
                }
            }
        }
        return step;
    }

    private static List<String> nulls(Object step) throws IllegalAccessException {
        List<String> found = new ArrayList<>();
        for (Class<?> each = step.getClass(); each.getName().contains("imagelift"); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                field.setAccessible(true);
                if (!Modifier.isStatic(field.getModifiers()) && field.get(step) == null) {
                    found.add(field.getName());
                }
            }
        }
        return found;
    }

    @Test
    void optionsThatTheFileLeavesOutHaveTheirDefaults() throws ReflectiveOperationException {
        for (Class<?> type : List.of(ImageliftBuilder.class, ImageliftRestorer.class, ImageliftPublisher.class)) {
            assertEquals(List.of(), nulls(read(type)), type.getSimpleName());
        }
        assertEquals("imagelift", ((ImageliftBuilder) read(ImageliftBuilder.class)).getFolder());
        assertEquals("imagelift", ((ImageliftPublisher) read(ImageliftPublisher.class)).getFolder());
    }

    @Test
    void withoutReadResolveTheyWouldBeNull() throws ReflectiveOperationException {
        Object bare = ReflectionFactory.getReflectionFactory()
                .newConstructorForSerialization(ImageliftBuilder.class, Object.class.getDeclaredConstructor())
                .newInstance();
        assertNull(((ImageliftBuilder) bare).getTool());
    }
}
