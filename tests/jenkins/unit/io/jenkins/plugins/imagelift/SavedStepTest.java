package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Steps as XStream, by which Jenkins keeps jobs, reads them from a config.xml. */
class SavedStepTest {
    private static final Path JOB = Path.of(System.getProperty("imagelift.root"), "jenkins/jobs/freestyle/config.xml");
    private static final String PACKAGE = "io.jenkins.plugins.imagelift.";

    private static XStream xstream() {
        XStream made = new XStream();
        made.allowTypesByWildcard(new String[] {PACKAGE + "*"});
        return made;
    }

    private static <T> T read(Class<T> type, String options) {
        return type.cast(xstream().fromXML("<" + type.getName() + ">" + options + "</" + type.getName() + ">"));
    }

    private static String ofTheJob() throws IOException {
        Matcher step = Pattern.compile("<builders>(.*)</builders>", Pattern.DOTALL).matcher(Files.readString(JOB));
        step.find();
        return step.group(1).trim();
    }

    @Test
    void theStepOfTheJobIsOneThatNobodyChanged() throws IOException {
        ImageliftBuilder step = (ImageliftBuilder) xstream().fromXML(ofTheJob());
        assertEquals(xstream().toXML(new ImageliftBuilder()), xstream().toXML(step));
    }

    @Test
    void anOptionThatTheClassHasNotIsAnError() {
        assertThrows(ConversionException.class, () -> read(ImageliftBuilder.class, "<label>x</label>"));
    }

    @Test
    void optionsThatTheFileLeavesOutHaveTheirDefaults() {
        assertEquals(xstream().toXML(new ImageliftBuilder()), xstream().toXML(read(ImageliftBuilder.class, "")));
        assertEquals(xstream().toXML(new ImageliftRestorer()), xstream().toXML(read(ImageliftRestorer.class, "")));
        assertEquals(xstream().toXML(new ImageliftPublisher()), xstream().toXML(read(ImageliftPublisher.class, "")));
    }

    @Test
    void optionsThatTheFileHasAreKept() {
        ImageliftBuilder step = read(ImageliftBuilder.class, "<maxFailed>5%</maxFailed><minMatched> 0 </minMatched>"
                + "<startAnew>true</startAnew>");
        assertEquals("5%", step.getMaxFailed());
        assertEquals(true, step.isStartAnew());
        assertEquals("0", step.getMinMatched());
    }
}
