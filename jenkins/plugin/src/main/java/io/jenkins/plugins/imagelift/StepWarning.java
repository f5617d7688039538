package io.jenkins.plugins.imagelift;

import hudson.model.Result;
import hudson.model.Run;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Marks the step of a Pipeline that made its build unstable, and so its stage, with the reason: as
 * {@code WarningAction} of the plugin workflow-api. That one is asked by name, as this plugin needs no
 * other: where it is missing, or has changed, the build is unstable and no stage is marked.
 */
final class StepWarning {
    /** Of our steps that publish. */
    private static final Set<String> STEPS = Set.of("imagelift", "imageliftPublish");
    private static final String WARNING = "org.jenkinsci.plugins.workflow.actions.WarningAction";

    private StepWarning() {}

    /** @return whether a step was marked; none is where steps of ours run at once, which nobody can tell apart here */
    static boolean mark(Run<?, ?> run, Result result, String message) {
        try {
            List<Object> ours = runningSteps(run);
            if (ours.size() != 1) {
                return false;
            }
            Object node = ours.get(0);
            Class<?> type = Class.forName(WARNING, true, node.getClass().getClassLoader());
            Object warning = type.getConstructor(Result.class).newInstance(result);
            warning = type.getMethod("withMessage", String.class).invoke(warning, message);
            method(node, "addOrReplaceAction", 1).invoke(node, warning);
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false; // no Pipeline, or one that works otherwise
        }
    }

    private static List<Object> runningSteps(Run<?, ?> run) throws ReflectiveOperationException {
        Object execution = method(run, "getExecution", 0).invoke(run);
        List<Object> ours = new ArrayList<>();
        if (execution == null || !(method(execution, "getCurrentHeads", 0).invoke(execution) instanceof List<?> heads)) {
            return ours;
        }
        for (Object node : heads) {
            if (method(node, "getDisplayFunctionName", 0).invoke(node) instanceof String name && STEPS.contains(name)) {
                ours.add(node);
            }
        }
        return ours;
    }

    private static Method method(Object of, String name, int parameters) throws NoSuchMethodException {
        for (Method each : of.getClass().getMethods()) {
            if (each.getName().equals(name) && each.getParameterCount() == parameters && !each.isBridge()) {
                each.trySetAccessible();
                return each;
            }
        }
        throw new NoSuchMethodException(name);
    }
}
