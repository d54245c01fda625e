package dev.holdfast.throwaway.binaries;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder that {@code KUBEBUILDER_ASSETS} names, as envtest's users and our own images have it. */
record GivenAssets(Optional<Path> folder) {
    static final String VARIABLE = "KUBEBUILDER_ASSETS";

    static GivenAssets of(Map<String, String> environment) {
        return new GivenAssets(Optional.ofNullable(environment.get(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(Path::of));
    }

    /** Those in the folder, whatever version they are. */
    Optional<ControlPlaneBinaries> any() {
        return folder.flatMap(path -> ProgramVersion.of(path.resolve(Program.API_SERVER))
                .flatMap(version -> ControlPlaneBinaries.in(path, KubernetesVersion.parse(version))));
    }

    /** Why they do not serve for that version. */
    String unsuitableFor(KubernetesVersion wanted) {
        return folder.map(path -> any().map(found -> path + " holds " + found.version() + ", not " + wanted)
                        .orElse(path + " does not hold both programs"))
                .orElse("not set");
    }
}
