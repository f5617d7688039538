package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.junit.jupiter.api.Test;

/** Against classes with the methods of a Pipeline's; the booted tests ask the real ones. */
class StepWarningTest {
    private static final Result UNSTABLE = new Result();

    public static final class Node {
        private final String name;
        private WarningAction warning;

        Node(String name) {
            this.name = name;
        }

        public String getDisplayFunctionName() {
            return name;
        }

        public void addOrReplaceAction(WarningAction added) {
            warning = added;
        }
    }

    /** A build that has got so far. */
    public static final class Pipeline extends Run<MadeUpJob, MadeUpRun> {
        private final List<Node> heads;

        Pipeline(Node... heads) {
            this.heads = List.of(heads);
        }

        public Pipeline getExecution() {
            return this;
        }

        public List<Node> getCurrentHeads() {
            return heads;
        }
    }

    @Test
    void theStepThatPublishesIsMarkedWithTheReason() {
        Node ours = new Node("imageliftPublish");
        Node other = new Node("sh");
        assertTrue(StepWarning.mark(new Pipeline(other, ours), UNSTABLE, "too many failed"));
        assertEquals("too many failed", ours.warning.message);
        assertEquals(UNSTABLE, ours.warning.result);
        assertNull(other.warning);
    }

    @Test
    void stepsAtOnceAreNotTakenForOneAnother() {
        Node first = new Node("imageliftPublish");
        Node second = new Node("imagelift");
        assertFalse(StepWarning.mark(new Pipeline(first, second), UNSTABLE, "x"));
        assertNull(first.warning);
        assertNull(second.warning);
    }

    @Test
    void aBuildThatIsNoPipelineHasNoSteps() {
        assertFalse(StepWarning.mark(new MadeUpRun(null, 1, UNSTABLE), UNSTABLE, "x"));
    }
}
