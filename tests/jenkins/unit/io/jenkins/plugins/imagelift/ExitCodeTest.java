package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void everyExitCodeOfTheWorkerHasItsResult() {
        assertEquals("SUCCESS", ExitCode.of(0).result);
        assertEquals("FAILURE", ExitCode.of(1).result);
        assertEquals("FAILURE", ExitCode.of(2).result);
        assertEquals("UNSTABLE", ExitCode.of(3).result);
        assertEquals("ABORTED", ExitCode.of(130).result);
        assertEquals("ABORTED", ExitCode.of(143).result);
    }

    @Test
    void whatIsNoExitCodeOfTheWorkerIsAFailure() {
        for (int code : new int[] {-1, 4, 127, 137, 139, 255}) {
            assertEquals("FAILURE", ExitCode.of(code).result);
        }
    }

    @Test
    void filesTellOfThisRunOnlyWhereItCameToItsEnd() {
        assertTrue(ExitCode.of(0).isComplete());
        assertTrue(ExitCode.of(3).isComplete());
        assertFalse(ExitCode.of(1).isComplete());
        assertFalse(ExitCode.of(143).isComplete());
    }
}
