package io.jenkins.plugins.imagelift;

/** What the worker's exit code means for the build (docs/operations.md). */
enum ExitCode {
    DONE("SUCCESS", ""),
    GATE_BROKEN("UNSTABLE", "the quality gate is broken"),
    INTERRUPTED("ABORTED", "the run was interrupted; its store is consistent, and the next build goes on from it"),
    WRONG_USAGE("FAILURE", "the worker refused its options"),
    FAILED("FAILURE", "the run failed");

    /** name of a {@code hudson.model.Result} */
    final String result;
    /** for the log; empty for success */
    final String sentence;

    /** SIGTERM, by which Jenkins aborts; also what an aborted build counts as that has no exit code. */
    static final int TERMINATED = 143;
    /** SIGKILL, as of the kernel's out-of-memory killer. */
    private static final int KILLED = 137;

    ExitCode(String result, String sentence) {
        this.result = result;
        this.sentence = sentence;
    }

    static ExitCode of(int code) {
        return switch (code) {
            case 0 -> DONE;
            case 2 -> WRONG_USAGE;
            case 3 -> GATE_BROKEN;
            case 130, TERMINATED -> INTERRUPTED;
            default -> FAILED;
        };
    }

    /** For the log, with the code where it tells more than the sentence. */
    String sentence(int code) {
        return switch (this) {
            case WRONG_USAGE -> sentence + " (exit code 2)";
            case FAILED -> sentence + (code == KILLED ? " (killed: the agent may lack memory)" : " (exit code " + code + ")");
            default -> sentence;
        };
    }

    /** Whether the worker ended by itself, and so has told why in the log. */
    static boolean isTold(int code) {
        return code == 1 || code == 2;
    }

    /** Whether the run's files are complete and tell of this run. */
    boolean isComplete() {
        return this == DONE || this == GATE_BROKEN;
    }
}
