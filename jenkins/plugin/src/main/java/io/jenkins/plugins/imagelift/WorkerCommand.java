package io.jenkins.plugins.imagelift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One run of the worker: what stands in its argument list, and what only in its environment. No
 * shell reads either.
 *
 * @param program the worker; a name without a folder is looked up in PATH
 * @param folder where the run writes, below the workspace
 * @param config imagelift.json; empty: the worker's own default
 * @param images literal location of the images; empty: imagelift.json says it
 * @param metrics CSV with the clicks; empty: imagelift.json says it
 * @param maxFailed quality gate, such as "5%" or "3"; empty: none
 * @param minMatched quality gate of how many images the metrics fit, such as "10%"; empty: the worker's own default
 * @param previous store of the build before; empty: there is none
 * @param embeddings whether they stay in the store that is archived
 * @param compressFeatures features.json.gz in the place of features.json
 * @param maxHistory size above which the earliest runs are forgotten, such as "200MB"; empty: never
 */
record WorkerCommand(String program, String folder, String config, String images, String metrics, String maxFailed,
        String minMatched, String previous, boolean embeddings, boolean compressFeatures, String maxHistory) {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Whether a run may write into, and be archived under, a folder of this name. */
    static boolean isFolder(String name) {
        return FOLDER.matcher(name).matches();
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(program, "run", "--out=" + folder));
        add(arguments, "--config=", config);
        add(arguments, "--metrics=", metrics);
        add(arguments, "--max-failed=", maxFailed);
        add(arguments, "--min-matched=", minMatched);
        add(arguments, "--max-history=", maxHistory);
        add(arguments, "--db=", previous);
        return arguments;
    }

    /** The two parameters, and what may hold any character. */
    Map<String, String> environment(Names names) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BUSINESS", names.business());
        environment.put("IMAGE_SOURCE", names.imageSource());
        environment.put("IMAGELIFT_DROP_EMBEDDINGS", embeddings ? "false" : "true");
        environment.put("IMAGELIFT_COMPRESS_FEATURES", compressFeatures ? "true" : "false");
        if (!images.isEmpty()) {
            environment.put("IMAGELIFT_IMAGES", images);
        }
        return environment;
    }

    private static void add(List<String> arguments, String option, String value) {
        if (!value.isEmpty()) {
            arguments.add(option + value);
        }
    }
}
