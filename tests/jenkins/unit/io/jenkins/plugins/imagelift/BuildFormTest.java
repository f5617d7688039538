package io.jenkins.plugins.imagelift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildFormTest {
    private static RunEntry known(String business, String imageSource) {
        return new RunEntry(new Names(business, imageSource).key(), 1, "imagelift", "imagelift", 0, "SUCCESS", false, business,
                imageSource, 1, 0, 0, 0.1, "");
    }

    private static final List<RunEntry> KNOWN = List.of(known("globex", "shop"), known("acme", "shop"), known("acme", "banners"));

    private static BuildForm form(String business, String imageSource, String confirmed) {
        return BuildForm.of(new MadeUpParameters(), KNOWN, business, imageSource, confirmed);
    }

    @Test
    void anEmptyFormOffersWhatWasBuilt() {
        BuildForm form = form(null, null, null);
        assertFalse(form.refused());
        assertNull(form.open());
        assertEquals(List.of("acme", "globex"), form.businesses());
        assertEquals(List.of("banners", "shop"), form.imageSources());
        assertEquals("Build for these", form.action());
    }

    @Test
    void knownNamesAreBuiltAndNewOnesOnceTheyAreMeant() {
        assertFalse(form("acme", " shop ", null).refused());
        BuildForm asked = form("acme", "shpo", null);
        assertTrue(asked.refusal().startsWith("This image source was never built here."), asked.refusal());
        assertEquals("Build it all the same", asked.action());
        assertFalse(form("acme", "shpo", asked.key()).refused());
        assertTrue(form("acme", "another", asked.key()).refused());
        assertTrue(form("globex", "banners", null).refusal().contains("with this image source"));
        assertTrue(form("x", "y", null).refusal().startsWith("Neither"));
    }

    @Test
    void aBadNameComesBackWithTheRule() {
        assertTrue(form("", "", null).refused());
        for (String bad : new String[] {"a/b", "-x", "", "a\nb", "<img src=x>", "x".repeat(5000)}) {
            BuildForm form = form(bad, "shop", null);
            assertTrue(form.refusal().contains("must begin with a letter or digit"), form.refusal());
            assertEquals("open", form.open());
            assertTrue(form.address().matches("\\./\\?business=[\\w%+.*-]*&imageSource=shop"), form.address());
            assertTrue(form.address().length() < 1000);
        }
    }

    @Test
    void whatTheJobDoesNotOfferIsRefused() {
        assertEquals("This job does not offer that IMAGE_SOURCE.", form("acme", "none", null).refusal());
    }

    @Test
    void aJobWithoutRunsAsksNothing() {
        assertFalse(BuildForm.of(new MadeUpParameters(), List.of(), "first", "shop", null).refused());
    }
}
