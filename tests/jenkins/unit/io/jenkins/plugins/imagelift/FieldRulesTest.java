package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FieldRulesTest {
    private static void accepts(UnaryOperator<String> rule, String... values) {
        for (String value : values) {
            assertEquals("", rule.apply(value), value);
        }
    }

    private static void refuses(UnaryOperator<String> rule, String... values) {
        for (String value : values) {
            assertNotEquals("", rule.apply(value), value);
        }
    }

    @Test
    void aGateIsAShareOrACount() {
        accepts(FieldRules::gate, "", "0", "3", "0%", "5%", "2.5%", "100%", "1000000000");
        refuses(FieldRules::gate, "banana", "5 %", "-1", "101%", "2.5", "%", "1e3", "5%%", "0x5", "１%");
    }

    @Test
    void sizesAreWholeNumbersWithTheirUnit() {
        accepts(FieldRules::size, "", "0", "200MB", "200 MB", "1gb", "500000000");
        refuses(FieldRules::size, "banana", "-1", "1.5GB", "200 megabytes", "MB", "1e3", "200MB/s", "２MB");
    }

    @Test
    void aFolderIsAPlainName() {
        accepts(FieldRules::folder, "", "imagelift", "run-2.out");
        refuses(FieldRules::folder, "../x", "/tmp", "a/b", ".", "a b");
    }

    @Test
    void namesAreThoseThatTheWorkerTakes() {
        accepts(FieldRules::name, "", "acme", "Ünïted Käse_1.2 -x");
        refuses(FieldRules::name, "a/b", "-rf", "$(id)", "a".repeat(101));
    }

    @Test
    void pathsAreNoAddressesAndNoShellsOwn() {
        accepts(FieldRules::path, "", "imagelift.json", "/etc/imagelift/imagelift.json", "C:\\clicks.csv");
        refuses(FieldRules::path, "https://example.org/clicks.csv", "~/clicks.csv", "a\nb", "a".repeat(3000));
    }

    @Test
    void aLocationHoldsNoPassword() {
        accepts(FieldRules::location, "", "/srv/pictures", "s3://bucket/a@b", "https://example.org/~user/");
        refuses(FieldRules::location, "https://user:secret@example.org/", "a\nb");
    }

    @Test
    void anExitCodeIsOneOfAProcess() {
        accepts(FieldRules::exitCode, "", "0", "3", "143", "255");
        refuses(FieldRules::exitCode, "-1", "256", "three", "1.0");
    }

    @Test
    void aMisspeltInstallationIsToldWithThoseThatThereAre() {
        List<String> known = List.of("imagelift", "next");
        accepts(value -> FieldRules.tool(value, known), "", "next");
        assertTrue(FieldRules.tool("imagelfit", known).contains("there are: 'imagelift', 'next'"));
        assertTrue(FieldRules.tool("imagelift", List.of()).contains("none is set up"));
    }

    @Test
    void theHomeIsTheFolderAboveBin() {
        accepts(FieldRules::home, "/opt/imagelift", "${TOOLS}/imagelift");
        refuses(FieldRules::home, "", "/opt/imagelift/bin", "/opt/imagelift/bin/imagelift", "opt/imagelift", "~/imagelift");
    }
}
